import {
  actionKinds,
  type ActionDefinition,
  type CompiledExpression,
  type JsonValue,
} from '@splot/definition'
import type { ActionPlan } from '../plan.ts'
import { pointer, type Faults } from './issues.ts'

/** Sorts the parameters of actions by how they are written and compiles their expressions. */
export function planActions(
  actions: ActionDefinition[] | undefined,
  path: string,
  faults: Faults,
): ActionPlan[] {
  return (actions ?? []).flatMap((action, index) =>
    planAction(action, pointer(path, index), faults),
  )
}

function planAction(action: ActionDefinition, path: string, faults: Faults): ActionPlan[] {
  const kind = Object.hasOwn(actionKinds, action.type) ? actionKinds[action.type] : undefined
  if (kind === undefined) {
    faults.add(
      pointer(path, 'type'),
      'workflow.unknown-action',
      `Nieznana akcja „${action.type}”. Dostępne: ${Object.keys(actionKinds).join(', ')}.`,
      `Expected an action of ${Object.keys(actionKinds).join(', ')}, but got "${action.type}".`,
    )
    return []
  }
  const plan: ActionPlan = {
    type: action.type,
    runs: kind.runs,
    definition: action,
    literals: {},
    expressions: [],
    groups: [],
    forEach: null,
  }
  const params = action.params ?? {}
  for (const name of kind.required) {
    if (!Object.hasOwn(params, name)) unknownParameter(path, name, action.type, faults, 'missing')
  }
  for (const [name, value] of Object.entries(params)) {
    addParameter(plan, name, value, pointer(path, 'params', name), faults)
  }
  return [plan]
}

function addParameter(
  plan: ActionPlan,
  name: string,
  value: JsonValue,
  path: string,
  faults: Faults,
): void {
  const { parameters } = actionKinds[plan.type]!
  const written = Object.hasOwn(parameters, name) ? parameters[name] : parameters['*']
  if (written === undefined) unknownParameter(path, name, plan.type, faults, 'unknown')
  else if (written === 'literal') plan.literals[name] = value
  else if (written === 'expressions') plan.groups.push([name, compileGroup(value, path, faults)])
  else {
    const expression = faults.expression(path, value)
    if (expression === null) return
    if (name === 'forEach' && !('*' in parameters)) plan.forEach = expression
    else plan.expressions.push([name, expression])
  }
}

function compileGroup(
  value: JsonValue,
  path: string,
  faults: Faults,
): [string, CompiledExpression][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.add(
      path,
      'workflow.action-parameter',
      'Oczekiwano obiektu, którego wartościami są wyrażenia FEEL.',
      'Expected an object whose values are FEEL expressions.',
    )
    return []
  }
  return Object.entries(value).flatMap(([name, source]): [string, CompiledExpression][] => {
    const expression = faults.expression(pointer(path, name), source)
    return expression === null ? [] : [[name, expression]]
  })
}

function unknownParameter(
  path: string,
  name: string,
  type: string,
  faults: Faults,
  what: 'missing' | 'unknown',
): void {
  if (what === 'missing') {
    faults.add(
      pointer(path, 'params', name),
      'workflow.action-parameter',
      `Akcja „${type}” wymaga parametru „${name}”.`,
      `The action "${type}" needs the parameter "${name}".`,
    )
    return
  }
  faults.add(
    path,
    'workflow.action-parameter',
    `Akcja „${type}” nie ma parametru „${name}”.`,
    `The action "${type}" has no parameter "${name}".`,
  )
}
