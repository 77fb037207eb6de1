import { isRanking } from '../decision/types.ts'
import type { AssessmentDefinition, DecisionDefinition } from '../decision/types.ts'
import { caseAnswersShape } from '../form/shape.ts'
import type { JsonObject, JsonSchema, JsonValue } from '../json.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import { descendants, stateTree } from './state-tree.ts'
import type { TaskDefinition, WorkflowDefinition } from './types.ts'

const text: JsonSchema = { type: 'string' }
const texts: JsonSchema = { type: 'array', items: text }

function closed(properties: JsonSchema): JsonSchema {
  return { type: 'object', properties, additionalProperties: false }
}

function caseSchema(title: JsonSchema): JsonSchema {
  return closed({
    id: text,
    number: text,
    title,
    workflow: text,
    states: texts,
    startedAt: { type: 'string', format: 'date-time' },
    members: { type: 'array', items: closed({ person: text, role: text }) },
  })
}

const titledInOne = caseSchema(text)
const titledInBoth = caseSchema(closed({ pl: text, en: text }))

/** Names that every expression of a workflow sees; `input` may not take them. */
export const workflowScopeNames = [
  'case',
  'context',
  'answers',
  'decisions',
  'parameters',
  'event',
  'actor',
  'task',
  'item',
] as const

type Surroundings = Pick<ProgrammeBundle, 'programme' | 'forms' | 'codeLists'>

const schemas = new WeakMap<
  WorkflowDefinition,
  { bundle: Surroundings; byEvent: Map<string, JsonSchema> }
>()

/**
 * Returns the JSON Schema of what the expressions of a workflow see. `event` is the event they run
 * under, where one is known; its payload keys stand beside `type`. Pure; what was asked last about a
 * workflow is remembered, since every rule of the lint asks.
 */
export function workflowVariables(
  workflow: WorkflowDefinition,
  bundle: Surroundings,
  event?: string,
): JsonSchema {
  let known = schemas.get(workflow)
  if (known?.bundle !== bundle) {
    known = { bundle, byEvent: new Map() }
    schemas.set(workflow, known)
  }
  const schema = known.byEvent.get(event ?? '') ?? variablesSchema(workflow, bundle, event)
  known.byEvent.set(event ?? '', schema)
  return schema
}

function variablesSchema(
  workflow: WorkflowDefinition,
  bundle: Surroundings,
  event: string | undefined,
): JsonSchema {
  return closed({
    ...workflow.input,
    case: typeof workflow.caseTitle === 'object' ? titledInBoth : titledInOne,
    context: contextSchema(workflow),
    answers: answersSchema(workflow, bundle),
    decisions: decisionsSchema(workflow),
    parameters: parametersSchema(bundle),
    event: eventSchema(workflow, bundle, event),
    actor: closed({ id: text, roles: texts }),
  })
}

function contextSchema({ context = {}, contextSchema: written }: WorkflowDefinition): JsonSchema {
  const typed = (written?.['properties'] ?? {}) as JsonObject
  const properties: JsonSchema = {}
  for (const [name, value] of Object.entries(context))
    properties[name] = typed[name] ?? typeOf(value)
  return closed({ ...typed, ...properties })
}

/** Lists, objects and null say too little by their first value: anything may follow. */
function typeOf(value: JsonValue): JsonSchema {
  const type = typeof value
  return type === 'string' || type === 'number' || type === 'boolean' ? { type } : {}
}

function answersSchema(
  workflow: WorkflowDefinition,
  { forms, codeLists }: Pick<ProgrammeBundle, 'forms' | 'codeLists'>,
): JsonSchema {
  const properties: JsonSchema = {}
  for (const task of tasksOf(workflow)) {
    const form = forms.find(({ id }) => id === task.form)
    const one = form ? caseAnswersShape(form, codeLists) : {}
    properties[task.id] = hasManyAnswers(task) ? { type: 'array', items: one } : one
  }
  return closed(properties)
}

function decisionsSchema({ decisions = {} }: WorkflowDefinition): JsonSchema {
  return closed(
    Object.fromEntries(
      Object.entries(decisions).map(([id, decision]) => [
        id,
        isRanking(decision) ? rankingResult : closed(stepsSchema(decision)),
      ]),
    ),
  )
}

/** Rules are true or false; what other steps give is not known before they run. */
function stepsSchema({ steps }: AssessmentDefinition): JsonSchema {
  return Object.fromEntries(
    steps.map(({ id, margin }) => [id, margin === undefined ? {} : { type: 'boolean' }]),
  )
}

const number: JsonSchema = { type: 'number' }

/** What `decisions.<id>` is after a ranking. */
const rankingResult: JsonSchema = closed({
  entries: {
    type: 'array',
    items: closed({
      id: text,
      label: text,
      pool: text,
      result: { enum: ['selected', 'reserve', 'rejected'] },
      rank: number,
      place: number,
      order: number,
      key: { type: 'object' },
      decidedBy: text,
      behind: closed({ by: text, own: {}, needed: {} }),
    }),
  },
  pools: {
    type: 'array',
    items: closed({
      pool: text,
      places: number,
      selected: texts,
      reserve: texts,
      rejected: texts,
    }),
  },
  ties: { type: 'array', items: texts },
})

/**
 * Returns the JSON Schema of what the expressions inside a decision see: what is given and, for a
 * step, the steps before it. Types of given values are not known before they are computed. Pure.
 */
export function decisionVariables(
  { given }: Pick<DecisionDefinition, 'given'>,
  further: JsonSchema = {},
): JsonSchema {
  return closed({ ...Object.fromEntries(Object.keys(given).map((name) => [name, {}])), ...further })
}

/** Returns all tasks of a workflow, document order. Pure. */
export function tasksOf(workflow: WorkflowDefinition): TaskDefinition[] {
  return descendants(stateTree(workflow)).flatMap(({ definition }) => definition.meta?.tasks ?? [])
}

/** Tells whether `answers.<task>` is a list: several persons get an item each. Pure. */
export function hasManyAnswers({ assign }: TaskDefinition): boolean {
  return assign.strategy === 'each' || (assign.count !== undefined && assign.count !== 1)
}

/** Returns the JSON Schema of the programme's parameters. Pure. */
export function parametersSchema({ programme }: Pick<ProgrammeBundle, 'programme'>): JsonSchema {
  return closed(
    Object.fromEntries(
      Object.entries(programme.parameters).map(([id, { value }]) => [id, typeOf(value)]),
    ),
  )
}

function eventSchema(
  workflow: WorkflowDefinition,
  { forms, codeLists }: Pick<ProgrammeBundle, 'forms' | 'codeLists'>,
  event: string | undefined,
): JsonSchema {
  const declared = event === undefined ? undefined : workflow.events[event]
  if (!declared) return {}
  const task = tasksOf(workflow).find(({ submit }) => submit === event)
  const form = forms.find(({ id }) => id === task?.form)
  const answers = form ? (caseAnswersShape(form, codeLists)['properties'] as JsonObject) : {}
  const payload = (declared.payload?.['properties'] ?? {}) as JsonObject
  const open = declared.payload !== undefined && declared.payload['properties'] === undefined
  if (open) return {}
  return closed({ type: text, from: text, ...answers, ...payload })
}
