import type { JsonSchema } from '../json.ts'
import type { LocalText } from '../text.ts'
import type { ActionDefinition } from './types.ts'

/** How one parameter of an action is written. */
export type ParameterKind =
  /** Taken as it stands. */
  | 'literal'
  /** FEEL text. */
  | 'expression'
  /** Object whose values are FEEL text. */
  | 'expressions'

/** What an action kind is: the one table that parser, lint, engine and effect handlers share. */
export interface ActionKind {
  title: LocalText
  /** `engine`: changes the case itself; `effect`: asked of the outside, delivered from the outbox. */
  runs: 'engine' | 'effect'
  /** Parameter → how it is written. `'*'` stands for every other name. */
  parameters: Record<string, ParameterKind>
  required: string[]
  /** Schema of the literal parameters. */
  schema: JsonSchema
}

const name: JsonSchema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_]*$' }
const localText: JsonSchema = {
  type: 'object',
  required: ['pl', 'en'],
  properties: { pl: { type: 'string' }, en: { type: 'string' } },
}

/**
 * Every action a definition may use. In `forEach` actions the expressions also see `item`.
 *
 * - `set` writes `context`: each parameter is a name, its value FEEL.
 * - `link` replaces values copied from another case: each parameter is a name of `input`.
 * - `rearm` computes a running timer again from now's data.
 * - `decide` makes a decision of the workflow and keeps it with the case.
 * - `draw` draws holders of a `role`, or texts of a list (`from`, FEEL), by lot and writes their ids, or the
 *   texts, to a name of `context`.
 * - `join` makes people (FEEL ids) members of the case in a `role`; members already stay as they are.
 * - `enter` puts entries (FEEL list of contexts with a `key`) into a ledger of the programme, in place of
 *   those the case had there; with `unique` no other case may have an entry under one of the keys.
 * - `number` gives the case its number, once: `sequence` names the counter, `format` has `{sequence}`
 *   and `{n:0000}`; without `{n}` the number is the sequence itself and nothing is counted.
 * - `notify` sends a template to roles of the case or programme (`to`) or to `people` (FEEL ids).
 * - `startCase` starts a child; `input` gives its input, `members` (FEEL list of `{ person, role }`)
 *   its people, `rulesOf` (FEEL id) the case whose rules it takes, else its parent's.
 * - `send` raises an event in `parent`, `children`, the cases of a FEEL list of ids, or every active
 *   case of a `workflow` that is in one of `states`.
 * - `document` makes a document from a template and keeps it with the case; numbered by `number` or from
 *   a `sequence` with a `format`; with `replaces` it stands in place of the last one of this template;
 *   with `catalogue` it enters a catalogue of the programme as a version of the `entry` of its case.
 * - `publish` puts a list or notice on the public page of the case under a stable `id`; with `on` also
 *   on that of another case, whose `variant` says in the title which of several it is. Codes of a column
 *   with a `list` are told as the labels of that code list.
 *   `leftOut` (FEEL list of rows) is who does not stand on it: told to whoever is about to publish it,
 *   never published.
 * - `remark` puts a `note` (FEEL: a text, one in both languages, or `null` for none) above a list of the
 *   case that is published already, with `on` also where that other case shows it.
 */
export const actionKinds: Readonly<Record<string, ActionKind>> = {
  set: {
    title: { pl: 'Zapisz wartość', en: 'Set a value' },
    runs: 'engine',
    parameters: { '*': 'expression' },
    required: [],
    schema: { type: 'object' },
  },
  link: {
    title: { pl: 'Odśwież dane sprawy powiązanej', en: 'Refresh copied values' },
    runs: 'engine',
    parameters: { '*': 'expression' },
    required: [],
    schema: { type: 'object' },
  },
  rearm: {
    title: { pl: 'Przelicz termin', en: 'Compute a deadline again' },
    runs: 'engine',
    parameters: { timer: 'literal' },
    required: ['timer'],
    schema: { type: 'object', properties: { timer: name } },
  },
  decide: {
    title: { pl: 'Podejmij rozstrzygnięcie', en: 'Decide' },
    runs: 'engine',
    parameters: { decision: 'literal' },
    required: ['decision'],
    schema: { type: 'object', properties: { decision: name } },
  },
  draw: {
    title: { pl: 'Losuj', en: 'Draw lots' },
    runs: 'engine',
    parameters: {
      role: 'literal',
      into: 'literal',
      from: 'expression',
      count: 'expression',
      exclude: 'expression',
    },
    required: ['into'],
    schema: {
      type: 'object',
      properties: { role: name, into: name },
      oneOf: [{ required: ['role'] }, { required: ['from'] }],
    },
  },
  join: {
    title: { pl: 'Dołącz osoby do sprawy', en: 'Join people to the case' },
    runs: 'engine',
    parameters: { role: 'literal', people: 'expression' },
    required: ['role', 'people'],
    schema: { type: 'object', properties: { role: name } },
  },
  enter: {
    title: { pl: 'Wpisz do księgi', en: 'Enter in a ledger' },
    runs: 'engine',
    parameters: { ledger: 'literal', entries: 'expression', unique: 'literal' },
    required: ['ledger', 'entries'],
    schema: { type: 'object', properties: { ledger: name, unique: { type: 'boolean' } } },
  },
  number: {
    title: { pl: 'Nadaj numer', en: 'Assign a number' },
    runs: 'engine',
    parameters: { sequence: 'expression', format: 'literal' },
    required: ['sequence', 'format'],
    schema: { type: 'object', properties: { format: { type: 'string', minLength: 1 } } },
  },
  notify: {
    title: { pl: 'Powiadom', en: 'Notify' },
    runs: 'effect',
    parameters: {
      template: 'literal',
      to: 'literal',
      people: 'expression',
      values: 'expressions',
    },
    required: ['template'],
    schema: {
      type: 'object',
      properties: {
        template: name,
        to: { type: 'array', items: name, minItems: 1 },
      },
      anyOf: [{ required: ['to'] }, { required: ['people'] }],
    },
  },
  startCase: {
    title: { pl: 'Rozpocznij sprawę', en: 'Start a case' },
    runs: 'effect',
    parameters: {
      workflow: 'literal',
      input: 'expressions',
      members: 'expression',
      rulesOf: 'expression',
      forEach: 'expression',
    },
    required: ['workflow'],
    schema: { type: 'object', properties: { workflow: name } },
  },
  send: {
    title: { pl: 'Wyślij zdarzenie', en: 'Send an event' },
    runs: 'effect',
    parameters: {
      to: 'literal',
      cases: 'expression',
      workflow: 'literal',
      states: 'literal',
      event: 'literal',
      payload: 'expressions',
      forEach: 'expression',
    },
    required: ['event'],
    schema: {
      type: 'object',
      properties: {
        event: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$' },
        to: { enum: ['parent', 'children'] },
        workflow: name,
        states: { type: 'array', items: { type: 'string' }, minItems: 1 },
      },
      anyOf: [{ required: ['to'] }, { required: ['cases'] }, { required: ['workflow'] }],
      dependencies: { states: ['workflow'] },
    },
  },
  document: {
    title: { pl: 'Wystaw dokument', en: 'Make a document' },
    runs: 'effect',
    parameters: {
      template: 'literal',
      values: 'expressions',
      number: 'expression',
      sequence: 'expression',
      format: 'literal',
      replaces: 'literal',
      catalogue: 'literal',
      entry: 'expressions',
      forEach: 'expression',
    },
    required: ['template'],
    schema: {
      type: 'object',
      properties: {
        template: name,
        catalogue: name,
        format: { type: 'string', minLength: 1 },
        replaces: { type: 'boolean' },
      },
      not: { required: ['number', 'sequence'] },
      dependencies: {
        sequence: ['format'],
        format: ['sequence'],
        catalogue: ['entry'],
        entry: ['catalogue'],
      },
    },
  },
  publish: {
    title: { pl: 'Opublikuj', en: 'Publish' },
    runs: 'effect',
    parameters: {
      id: 'literal',
      title: 'literal',
      columns: 'literal',
      rows: 'expression',
      on: 'expression',
      variant: 'expression',
      leftOut: 'expression',
    },
    required: ['id', 'title', 'rows'],
    schema: {
      type: 'object',
      properties: {
        id: name,
        title: localText,
        columns: {
          type: 'array',
          items: {
            type: 'object',
            required: ['key', 'title'],
            properties: { key: name, title: localText, type: { type: 'string' }, list: name },
          },
        },
      },
    },
  },
  remark: {
    title: { pl: 'Dopisz uwagę do listy', en: 'Put a remark on a list' },
    runs: 'effect',
    parameters: { id: 'literal', note: 'expression', on: 'expression' },
    required: ['id', 'note'],
    schema: { type: 'object', properties: { id: name } },
  },
}

/** Returns a parameter that is text, else `undefined`. Pure. */
export function textParameter({ params = {} }: ActionDefinition, name: string): string | undefined {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}
