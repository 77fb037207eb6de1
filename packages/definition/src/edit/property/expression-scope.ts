import { isRanking } from '../../decision/types.ts'
import type { DecisionDefinition } from '../../decision/types.ts'
import type { DashboardDefinition } from '../../dashboard/types.ts'
import type { DocumentBlock, DocumentDefinition } from '../../document/types.ts'
import { indicatorScopes } from '../../indicator/variables.ts'
import type { IndicatorScopes } from '../../indicator/variables.ts'
import type { IndicatorSet, SourceDefinition } from '../../indicator/types.ts'
import type { ExportDefinition } from '../../export/types.ts'
import type { JsonObject, JsonSchema, JsonValue } from '../../json.ts'
import { withNames } from '../../lint/document-blocks.ts'
import { documentRowVariables, documentVariables } from '../../lint/document-variables.ts'
import { mentionedSchema } from '../../lint/mentioned-schema.ts'
import type { ProgrammeBundle } from '../../programme/types.ts'
import type { DefinitionKind } from '../../schemas/definition-schemas.ts'
import { splitPointer } from '../../source/pointer.ts'
import { spokenSchema } from '../../workflow/spoken-schema.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import { decisionVariables, parametersSchema, workflowVariables } from '../../workflow/variables.ts'
import { valueAt } from '../set-at.ts'

/** What an expression may name, and what it should give. */
export interface ExpressionScope {
  variables: JsonSchema
  expected: 'boolean' | 'number' | 'string' | 'list' | 'any'
  /** Workflow whose cases it looks at, where it looks at cases. */
  workflow?: string
}

/** A definition file among those of its programme. */
export interface FileInProgramme {
  file: DefinitionKind
  value: JsonValue
  bundle: ProgrammeBundle
}

const nothing: ExpressionScope = { variables: { type: 'object', properties: {} }, expected: 'any' }

/**
 * Returns what the expression at a place of a file may name, as lint checks it; also where none is
 * written yet. Where the place holds no expression, it may name nothing. Pure.
 */
export function expressionScope(around: FileInProgramme, pointer: string): ExpressionScope {
  const steps = splitPointer(pointer)
  switch (around.file) {
    case 'workflow':
      return workflowScope(around, steps)
    case 'document':
      return documentScope(around, steps)
    case 'dashboard':
      return dashboardScope(around, steps)
    case 'indicators':
      return indicatorScope(around, steps)
    case 'export':
      return exportScope(around, steps)
    default:
      return nothing
  }
}

type Steps = readonly string[]

/** What an expression called so gives, wherever it stands in workflows. */
const given: Readonly<Record<string, ExpressionScope['expected']>> = {
  when: 'boolean',
  members: 'list',
  rulesOf: 'string',
  done: 'boolean',
  complete: 'boolean',
  count: 'number',
  guard: 'boolean',
}

function workflowScope({ value, bundle }: FileInProgramme, steps: Steps): ExpressionScope {
  const workflow = value as unknown as WorkflowDefinition
  const own = workflowVariables(workflow, bundle)
  const last = steps.at(-1) ?? ''
  const scope = (names: JsonSchema = {}, expected = given[last] ?? 'any'): ExpressionScope => ({
    variables: Object.keys(names).length === 0 ? own : withNames(own, names),
    expected,
    workflow: workflow.id,
  })
  const inside = (name: string) => steps.indexOf(name)
  if (steps[0] === 'caseTitle')
    return {
      ...scope({}, 'string'),
      ...(steps.length > 1 && { variables: spokenSchema(own) }),
    }
  if (steps[0] === 'access' && steps[1] !== 'read') return scope({ reader: reader(bundle) })
  if (steps[0] === 'decisions') return decisionScope(workflow, bundle, steps, scope)
  if (steps[0] === 'timers') return scope({}, /^(at|from)$/.test(last) ? 'any' : 'number')
  if (steps[0] === 'offers' && steps[2] === 'input') return scope({}, 'any')
  const isNotes = last === 'notes' && steps.at(-3) === 'tasks'
  if (inside('ledgers') >= 0 || last === 'fieldsOf' || isNotes) return scope({}, 'list')
  if (inside('checklist') >= 0) return scope(draftsOf(own))
  if (last === 'complete')
    return scope({ task: { type: 'object', properties: { items: { type: 'array', items: {} } } } })
  return inside('prefill') >= 0 ? scope({}, 'any') : scope()
}

/** Facts of whoever reads, as conditions of access see them. */
function reader({ programme }: ProgrammeBundle): JsonSchema {
  const text = { type: 'string' }
  const texts = { type: 'array', items: text }
  const facts = Object.keys(programme.personFacts ?? {}).map((fact) => [fact, texts])
  return {
    type: 'object',
    properties: { ...Object.fromEntries(facts), id: text, roles: texts },
    additionalProperties: false,
  }
}

/** Answers of open tasks so far, and what is still missing in them. */
function draftsOf(own: JsonSchema): JsonSchema {
  const answers = ((own['properties'] as JsonObject)['answers'] as JsonObject)['properties']
  const texts = { type: 'array', items: { type: 'string' } }
  const missing = Object.keys(answers as JsonObject).map((task) => [task, texts])
  return {
    drafts: { type: 'object', properties: answers as JsonObject },
    missing: { type: 'object', properties: Object.fromEntries(missing) },
  }
}

function decisionScope(
  { decisions, id }: WorkflowDefinition,
  bundle: ProgrammeBundle,
  [, name = '', part = '', ...rest]: Steps,
  scope: (names?: JsonSchema, expected?: ExpressionScope['expected']) => ExpressionScope,
): ExpressionScope {
  if (part === 'given') return scope({}, 'any')
  if (part === 'readers') return scope({ reader: reader(bundle) })
  const decision = decisions?.[name]
  if (decision === undefined) return nothing
  const last = rest.at(-1) ?? ''
  const within = (names: JsonSchema, expected: ExpressionScope['expected']): ExpressionScope => ({
    variables: decisionVariables(decision, names),
    expected,
    workflow: id,
  })
  if (part === 'steps') return within(...stepScope(decision, Number(rest[0]), last))
  if (rest[0] === 'key') return within({ entry: {} }, 'any')
  const [names, expected] = ofRanking(last)
  return within(names, expected)
}

/** What each expression of a ranking sees beside what is given, and gives. */
function ofRanking(key: string): [JsonSchema, ExpressionScope['expected']] {
  const entry = { entry: {} }
  if (key === 'entries' || key === 'lots') return [{}, 'list']
  if (key === 'places') return [{ pool: { type: 'string' } }, 'number']
  if (key === 'pool') return [entry, 'string']
  return [entry, key === 'passed' ? 'boolean' : 'any']
}

/** A step sees those before it. */
function stepScope(
  decision: DecisionDefinition,
  at: number,
  last: string,
): [JsonSchema, ExpressionScope['expected']] {
  const steps = isRanking(decision) ? [] : decision.steps
  const before = steps
    .slice(0, at)
    .map(({ id, margin }) => [id, margin === undefined ? {} : { type: 'boolean' }])
  const isRule = steps[at]?.margin !== undefined
  const expected = last === 'margin' ? 'number' : isRule ? 'boolean' : 'any'
  return [Object.fromEntries(before), expected]
}

function documentScope({ value, bundle }: FileInProgramme, steps: Steps): ExpressionScope {
  const document = value as unknown as DocumentDefinition
  const names = Object.keys(document.given ?? {}).map((name) => [name, {}])
  const handed: JsonSchema = {
    given: { type: 'object', properties: Object.fromEntries(names) },
  }
  if (steps[0] === 'cases') {
    const workflow = bundle.workflows.find(({ id }) => id === document.cases?.workflow)
    if (!workflow) return nothing
    const variables = withNames(workflowVariables(workflow, bundle), handed)
    return { variables, expected: steps[1] === 'when' ? 'boolean' : 'any', workflow: workflow.id }
  }
  if (steps[0] === 'indicators')
    return { variables: { type: 'object', properties: handed }, expected: 'any' }
  return blockScope(document, steps)
}

/** Inside `each` its element is seen, in columns and in items of lists with rows the row. */
function blockScope(document: DocumentDefinition, steps: Steps): ExpressionScope {
  let variables = documentVariables(document)
  let blocks: readonly DocumentBlock[] = document.body ?? []
  let rest = steps.slice(1)
  for (;;) {
    const block = blocks[Number(rest[0])]
    if (block?.type !== 'each' || rest[1] !== 'body') {
      const listed = block?.type === 'list' && block.rows !== undefined && rest[1] === 'items'
      const seen = rest[1] === 'columns' && rest.at(-1) === 'value'
      if (listed || seen) variables = documentRowVariables(variables)
      return { variables, expected: ofBlock[rest.at(-1) ?? ''] ?? 'any' }
    }
    variables = withNames(variables, { [block.as]: {}, index: { type: 'number' } })
    blocks = block.body
    rest = rest.slice(2)
  }
}

const ofBlock: Readonly<Record<string, ExpressionScope['expected']>> = {
  when: 'boolean',
  rows: 'list',
  files: 'list',
  texts: 'list',
}

function dashboardScope({ value, bundle }: FileInProgramme, steps: Steps): ExpressionScope {
  const panel = (value as unknown as DashboardDefinition).panels[Number(steps[1])]
  const looked = panel !== undefined && 'workflow' in panel ? panel.workflow : undefined
  const workflow = bundle.workflows.find(({ id }) => id === looked)
  if (!workflow) return nothing
  const own = workflowVariables(workflow, bundle)
  const [part = '', last = ''] = [steps[2], steps.at(-1)]
  const inRow = panel !== undefined && 'rows' in panel && /^(group|series|measures?)$/.test(part)
  const expected =
    part === 'where'
      ? 'boolean'
      : part === 'rows'
        ? 'list'
        : /^measures?$/.test(part) && /^(value|of)$/.test(last)
          ? 'number'
          : 'any'
  const variables = inRow ? withNames(own, { row: {} }) : own
  return { variables, expected, workflow: workflow.id }
}

const scopesOf = new WeakMap<ProgrammeBundle, IndicatorScopes>()

function scopesIn(bundle: ProgrammeBundle): IndicatorScopes {
  const known = scopesOf.get(bundle) ?? indicatorScopes(bundle)
  scopesOf.set(bundle, known)
  return known
}

/** Only what is mentioned is told whole: an indicator sees all cases around its own. */
function sourceScope(
  { value, bundle }: FileInProgramme,
  source: SourceDefinition,
  steps: Steps,
  expected: ExpressionScope['expected'],
): ExpressionScope {
  const scopes = scopesIn(bundle)
  const schema = steps.at(-1) === 'each' ? scopes.withoutRow(source) : scopes.of(source)
  const written = valueAt(value, steps.map((step) => `/${step}`).join(''))
  const text = typeof written === 'string' ? written : ''
  return { variables: around(schema, text), expected, workflow: source.workflow }
}

/** Of the cases around, what the expression mentions; of its own case everything. */
function around(schema: JsonSchema, text: string): JsonSchema {
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined
  if (properties === undefined) return schema
  const far = new Set(['parents', 'children', 'lists'])
  const told = Object.entries(properties).map(([name, one]) => [
    name,
    far.has(name) ? mentionedSchema(one, text) : one,
  ])
  return { ...schema, properties: Object.fromEntries(told) }
}

const ofRows: Readonly<Record<string, ExpressionScope['expected']>> = {
  each: 'list',
  when: 'boolean',
  value: 'number',
}

function indicatorScope(file: FileInProgramme, steps: Steps): ExpressionScope {
  const set = file.value as unknown as IndicatorSet
  const last = steps.at(-1) ?? ''
  if (steps[0] === 'sources') {
    const source = set.sources?.[steps[1] ?? '']
    const expected = steps[2] === 'breakdowns' ? 'any' : (ofRows[last] ?? 'any')
    return source === undefined ? nothing : sourceScope(file, source, steps, expected)
  }
  if (steps.includes('target')) {
    const parameters = parametersSchema(file.bundle)
    return {
      variables: { type: 'object', properties: { parameters } },
      expected: 'number',
    }
  }
  const measure = valueAt(
    file.value,
    steps
      .slice(0, -1)
      .map((step) => `/${step}`)
      .join(''),
  ) as JsonObject | undefined
  const name = measure?.['source']
  const source = file.bundle.indicators
    .map(({ sources }) => (typeof name === 'string' ? sources?.[name] : undefined))
    .find((one) => one !== undefined)
  return source === undefined ? nothing : sourceScope(file, source, steps, ofRows[last] ?? 'any')
}

function exportScope(file: FileInProgramme, steps: Steps): ExpressionScope {
  const { source } = file.value as unknown as ExportDefinition
  const expected =
    steps[0] === 'source' && steps[1] !== 'breakdowns' ? ofRows[steps.at(-1) ?? ''] : 'any'
  return sourceScope(file, source, steps, expected ?? 'any')
}
