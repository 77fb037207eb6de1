import type { JsonObject, JsonSchema, JsonValue } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { textParameter } from '../workflow/actions.ts'
import { childWorkflows } from '../workflow/children.ts'
import { actionsOf, alternatives } from '../workflow/state-tree.ts'
import type { StateNode } from '../workflow/state-tree.ts'
import type { ActionDefinition, WorkflowDefinition } from '../workflow/types.ts'
import { workflowVariables } from '../workflow/variables.ts'
import type { WorkflowRule, WorkflowSubject } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'
import { extended, toFault } from './workflow-expressions.ts'

/** A message with the event its transition runs under; `''` on entry and exit. */
interface SentMessage {
  action: ActionDefinition
  pointer: string
  under: string
}

/**
 * Data of messages against the event as its receivers declare it: names nobody there knows, names that
 * are required and missing, types that no receiver takes. Where a message may reach cases of several
 * workflows, what suits one of them is no fault.
 */
export const messagePayloads: WorkflowRule = (subject) =>
  subject.nodes.flatMap(sentFrom).flatMap((sent) => {
    const event = textParameter(sent.action, 'event') ?? ''
    const schemas = receiversOf(sent.action, subject).flatMap(({ events }) => {
      const declared = Object.hasOwn(events, event) ? events[event] : undefined
      return declared?.message === true ? [declared.payload ?? nothing] : []
    })
    return schemas.length === 0 ? [] : payloadFaults(subject, sent, schemas)
  })

/** An event without payload takes no data. */
const nothing: JsonSchema = { type: 'object', properties: {} }

function sentFrom(node: StateNode): SentMessage[] {
  const events = new Map(
    alternatives(node).flatMap(({ trigger, name, pointer }) =>
      trigger === 'event' ? [[joinPointer(pointer, 'actions'), name] as const] : [],
    ),
  )
  return actionsOf(node)
    .filter(({ action }) => action.type === 'send')
    .map(({ action, pointer }) => ({
      action,
      pointer,
      under: events.get(pointer.slice(0, pointer.lastIndexOf('/'))) ?? '',
    }))
}

function receiversOf(
  { params = {} }: ActionDefinition,
  { workflow, bundle }: WorkflowSubject,
): WorkflowDefinition[] {
  if (params['to'] === 'children') {
    const children = childWorkflows(workflow)
    return bundle.workflows.filter(({ id }) => children.includes(id))
  }
  if (params['to'] === 'parent')
    return bundle.workflows.filter((other) => childWorkflows(other).includes(workflow.id))
  const { workflow: named } = params
  return typeof named === 'string'
    ? bundle.workflows.filter(({ id }) => id === named)
    : bundle.workflows
}

function payloadFaults(
  subject: WorkflowSubject,
  { action, pointer, under }: SentMessage,
  schemas: JsonSchema[],
): Fault[] {
  const path = joinPointer(pointer, 'params', 'payload')
  const payload = objectOf(action.params?.['payload'])
  const known = schemas.map(propertiesOf)
  const names = known.flatMap((properties) => Object.keys(properties ?? {}))
  const unknown = Object.keys(payload)
    .filter((name) => known.every((properties) => properties && !(name in properties)))
    .map((name) => unknownName('payload', joinPointer(path, name), name, names))
  const missing = requiredByAll(schemas)
    .filter((name) => !(name in payload))
    .map((name) => missingFrom(path, name))
  const { workflow, bundle } = subject
  const variables = workflowVariables(workflow, bundle, under || undefined)
  const scope = action.params?.['forEach'] ? extended(variables, { item: {} }) : variables
  const clashes = Object.entries(payload).flatMap(([name, source]) => {
    const wanted = known.flatMap((properties): JsonSchema[] => {
      const schema = properties?.[name]
      return schema === undefined ? [] : [schema]
    })
    return typeof source === 'string'
      ? typeFaults(subject, source, { path: joinPointer(path, name), wanted, scope })
      : []
  })
  return [...unknown, ...missing, ...clashes]
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** Names a payload schema knows; `null` for one that says nothing of names. */
function propertiesOf(schema: JsonSchema): Record<string, JsonSchema> | null {
  return (schema['properties'] as Record<string, JsonSchema> | undefined) ?? null
}

function requiredByAll(schemas: JsonSchema[]): string[] {
  const [first = [], ...others] = schemas.map(({ required = [] }) => required as string[])
  return first.filter((name) => others.every((names) => names.includes(name)))
}

const expectedTypes = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
} as const

function typeFaults(
  { expressions }: WorkflowSubject,
  source: string,
  { path, wanted, scope }: { path: string; wanted: JsonSchema[]; scope: JsonSchema },
): Fault[] {
  const found = wanted.map(({ type }) => {
    const expected =
      typeof type === 'string' && Object.hasOwn(expectedTypes, type)
        ? expectedTypes[type as keyof typeof expectedTypes]
        : 'any'
    return expressions
      .check(source, scope, expected)
      .filter(({ code }) => code === 'expression.result-type')
  })
  if (found.length === 0 || found.some((issues) => issues.length === 0)) return []
  return (found[0] ?? []).map((issue) => toFault(issue, path))
}

function missingFrom(path: string, name: string): Fault {
  return {
    path,
    code: 'message.incomplete',
    message: {
      pl: `Odbiorca wymaga danej „${name}”, a komunikat jej nie zawiera.`,
      en: `The receiver requires "${name}", which the message does not carry.`,
    },
    hint: { pl: `Dodaj „${name}” do „payload”.`, en: `Add "${name}" to "payload".` },
  }
}
