import type { JsonObject, JsonValue } from '../json.ts'
import { checkSchema } from '../schemas/check-schema.ts'
import { compileSchema } from '../schemas/compile-schema.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { actionKinds } from '../workflow/actions.ts'
import { actionsOf } from '../workflow/state-tree.ts'
import type { ActionDefinition } from '../workflow/types.ts'
import type { WorkflowRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** Actions outside the closed list, and wrong parameters. */
export const wrongActions: WorkflowRule = ({ workflow, nodes }) =>
  nodes
    .flatMap(actionsOf)
    .flatMap(({ action, pointer }) => [
      ...wrongAction(action, pointer),
      ...unknownTargetsOfAction(action, pointer, workflow),
    ])

function wrongAction({ type, params = {} }: ActionDefinition, pointer: string): Fault[] {
  const kind = Object.hasOwn(actionKinds, type) ? actionKinds[type] : undefined
  if (!kind)
    return [unknownName('action', joinPointer(pointer, 'type'), type, Object.keys(actionKinds))]
  const at = joinPointer(pointer, 'params')
  const names = Object.keys(kind.parameters)
  const unknown = Object.keys(params)
    .filter((name) => !names.includes(name) && !names.includes('*'))
    .map((name) => unknownName('parameter', joinPointer(at, name), name, names))
  const missing = kind.required
    .filter((name) => params[name] === undefined)
    .map((name) => missingParameter(at, name))
  const shapes = Object.entries(params).flatMap(([name, value]) => {
    const written = kind.parameters[name] ?? kind.parameters['*']
    return written === undefined || hasShape(written, value)
      ? []
      : [wrongShape(joinPointer(at, name), written)]
  })
  return [
    ...unknown,
    ...missing,
    ...shapes,
    ...checkSchema(compileSchema(kind.schema), params).map((fault) => ({
      ...fault,
      path: `${at}${fault.path}`,
    })),
  ]
}

function hasShape(written: 'literal' | 'expression' | 'expressions', value: JsonValue): boolean {
  if (written === 'literal') return true
  if (written === 'expression') return typeof value === 'string'
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.values(value).every((v) => typeof v === 'string')
  )
}

function wrongShape(path: string, written: 'expression' | 'expressions' | 'literal'): Fault {
  const one = written === 'expression'
  return {
    path,
    code: 'action.parameter',
    message: {
      pl: one
        ? 'Oczekiwano wyrażenia FEEL jako tekstu.'
        : 'Oczekiwano obiektu: nazwa → wyrażenie FEEL jako tekst.',
      en: one
        ? 'Expected a FEEL expression as text.'
        : 'Expected an object: name → FEEL expression as text.',
    },
    hint: {
      pl: 'Stały tekst zapisz w cudzysłowie wewnątrz wyrażenia: "\\"tekst\\"".',
      en: 'Write constant text in quotes inside the expression: "\\"text\\"".',
    },
  }
}

function missingParameter(path: string, name: string): Fault {
  return {
    path,
    code: 'action.parameter',
    message: { pl: `Brakuje parametru „${name}”.`, en: `The parameter "${name}" is missing.` },
    hint: { pl: `Dodaj „${name}”.`, en: `Add "${name}".` },
  }
}

function unknownTargetsOfAction(
  { type, params = {} }: ActionDefinition,
  pointer: string,
  workflow: { context?: JsonObject; input?: Record<string, JsonObject> },
): Fault[] {
  const context = Object.keys(workflow.context ?? {})
  const input = Object.keys(workflow.input ?? {})
  const at = (name: string) => joinPointer(pointer, 'params', name)
  if (type === 'draw') {
    const into = params['into']
    return typeof into !== 'string' || context.includes(into)
      ? []
      : [unknownName('variable', at('into'), into, context)]
  }
  if (type !== 'set' && type !== 'link') return []
  const known = type === 'set' ? context : input
  return Object.keys(params)
    .filter((name) => !known.includes(name))
    .map((name) => unknownName('variable', at(name), name, known))
}
