import { answersShape } from '../form/shape.ts'
import type { JsonSchema } from '../json.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import { stateIdsOf } from '../workflow/state-tree.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'
import { hasManyAnswers, tasksOf, workflowVariables } from '../workflow/variables.ts'
import type { SourceDefinition } from './types.ts'

const text: JsonSchema = { type: 'string' }
const instant: JsonSchema = { type: 'string', format: 'date-time' }

function closed(properties: JsonSchema): JsonSchema {
  return { type: 'object', properties, additionalProperties: false }
}

const codes: JsonSchema = { type: 'array', items: {} }

/** Makes the schemas of what sources see; those of a workflow once. */
export interface IndicatorScopes {
  /** What the expressions of a source, and of measures over it, see. */
  of(source: SourceDefinition): JsonSchema
  /** What its `each` sees: no row yet. */
  withoutRow(source: SourceDefinition): JsonSchema
}

/** Returns the scopes of a programme's sources. Pure (schemas are kept). */
export function indicatorScopes(bundle: ProgrammeBundle): IndicatorScopes {
  const known = new Map<string, JsonSchema>()
  const facts = (workflow: WorkflowDefinition): JsonSchema => {
    const schema = known.get(workflow.id) ?? factsSchema(workflow, bundle)
    known.set(workflow.id, schema)
    return schema
  }
  const around = (make: (schema: JsonSchema) => JsonSchema): JsonSchema =>
    closed(Object.fromEntries(bundle.workflows.map((one) => [one.id, make(facts(one))])))
  const relativesSchema = (): JsonSchema => {
    const children = around((items) => ({ type: 'array', items }))
    const withChildren = (schema: JsonSchema): JsonSchema =>
      closed({ ...(schema['properties'] as JsonSchema), children })
    return { children, parents: around(withChildren), lists }
  }
  const lists = closed(Object.fromEntries(bundle.codeLists.map((list) => [list.id, codes])))
  let relatives: JsonSchema | null = null
  const withoutRow = ({ workflow: id }: SourceDefinition): JsonSchema => {
    const workflow = bundle.workflows.find((one) => one.id === id)
    relatives ??= relativesSchema()
    const own = workflow ? (facts(workflow)['properties'] as JsonSchema) : {}
    return workflow ? closed({ ...own, ...relatives }) : {}
  }
  return {
    withoutRow,
    of(source) {
      const scope = withoutRow(source)
      const properties = scope['properties'] as JsonSchema | undefined
      return properties ? closed({ ...properties, row: rowSchema(source, scope) }) : {}
    },
  }
}

/** What is known of a case as of a day. */
function factsSchema(workflow: WorkflowDefinition, bundle: ProgrammeBundle): JsonSchema {
  const {
    event: _,
    actor: __,
    ...variables
  } = workflowVariables(workflow, bundle)['properties'] as Record<string, JsonSchema>
  const states = Object.fromEntries(
    stateIdsOf(workflow).map((id) => [stateName(workflow.id, id), instant]),
  )
  return closed({
    ...variables,
    case: closed({
      id: text,
      number: text,
      workflow: text,
      states: { type: 'array', items: text },
      startedAt: instant,
      status: { enum: ['active', 'done'] },
      endedAt: instant,
    }),
    answers: closed(answersOf(workflow, bundle)),
    items: closed(itemsOf(workflow, bundle)),
    entered: closed(states),
    left: closed(states),
  })
}

/** By what indicators call a state: its id without the name of the workflow. Pure. */
function stateName(workflow: string, id: string): string {
  return id.startsWith(`${workflow}.`) ? id.slice(workflow.length + 1) : id
}

/** With sensitive fields: indicators may count them, and say so. */
function answersOf(
  workflow: WorkflowDefinition,
  { forms, codeLists }: ProgrammeBundle,
): JsonSchema {
  return Object.fromEntries(
    tasksOf(workflow).map((task) => {
      const form = forms.find(({ id }) => id === task.form)
      const one = form ? answersShape(form, codeLists) : {}
      return [task.id, hasManyAnswers(task) ? { type: 'array', items: one } : one]
    }),
  )
}

function itemsOf(workflow: WorkflowDefinition, { forms, codeLists }: ProgrammeBundle): JsonSchema {
  return Object.fromEntries(
    tasksOf(workflow).map((task) => {
      const form = forms.find(({ id }) => id === task.form)
      const item = closed({
        createdAt: instant,
        dueAt: instant,
        finishedAt: instant,
        person: text,
        answers: form ? answersShape(form, codeLists) : {},
      })
      return [task.id, { type: 'array', items: item }]
    }),
  )
}

/** What a row is, where `each` is a plain path to a list; else anything. */
function rowSchema({ each }: SourceDefinition, scope: JsonSchema): JsonSchema {
  if (each === undefined || !/^\w+(\.\w+)*$/.test(each)) return {}
  let schema: JsonSchema | undefined = scope
  for (const name of each.split('.'))
    schema = (schema?.['properties'] as Record<string, JsonSchema> | undefined)?.[name]
  const items = schema?.['type'] === 'array' ? schema['items'] : undefined
  return (items as JsonSchema | undefined) ?? {}
}
