import { joinPointer } from '../../source/pointer.ts'
import type { StateDefinition, WorkflowDefinition } from '../../workflow/types.ts'
import type { EditCommand } from '../files.ts'
import { editWorkflow, labelled } from './edit-workflow.ts'
import { withTargetsKept } from './kept-targets.ts'
import { unusedName } from './new-names.ts'
import { changeState, stateAt } from './state-at.ts'
import { stateTitle } from './state-title.ts'

/**
 * Returns the workflow without a state. The state around it begins elsewhere if it began there, and is
 * no longer one with states inside when it was the last. Pure.
 */
export function withoutState(workflow: WorkflowDefinition, pointer: string): WorkflowDefinition {
  const node = stateAt(workflow, pointer)
  const key = node.path.at(-1) ?? ''
  if (node.parent === undefined) return workflow
  return changeState(workflow, node.parent.pointer, (parent) => {
    const { [key]: _gone, ...states } = parent.states ?? {}
    const left = Object.keys(states)[0]
    if (left === undefined && parent.id !== undefined) {
      const { states: _states, initial: _initial, type: _type, ...atomic } = parent
      return atomic
    }
    const begins = parent.initial === key && left !== undefined
    return { ...parent, ...(begins && { initial: left }), states }
  })
}

/**
 * Returns the command that moves a state into another one, or within the one it lies in. `index` is its
 * place there. Its id stays, and every transition leads where it led. Pure.
 */
export function moveState(
  path: string,
  pointer: string,
  to: { parent: string; index: number },
  title: { pl: string; en: string },
): EditCommand {
  return editWorkflow(path, labelled('Przenieś stan', 'Move the state', title), (workflow) => {
    const node = stateAt(workflow, pointer)
    const target = stateAt(workflow, to.parent)
    if (to.parent === pointer || to.parent.startsWith(`${pointer}/`)) return workflow
    if (target.kind === 'final' || target.kind === 'history') return workflow
    if (node.parent === target) return reordered(workflow, pointer, to.index)
    const state = node.definition as StateDefinition
    const taken = Object.keys(target.definition.states ?? {})
    const key = unusedName(node.path.at(-1) ?? '', (name) => taken.includes(name))
    const parentId = target.definition.id
    const left = withoutState(workflow, pointer)
    const parent = parentId === undefined ? '' : pointerOfId(left, parentId)
    const made = changeState(left, parent, (one) => ({
      ...one,
      ...(taken.length === 0 && one.type !== 'parallel' && { initial: key }),
      states: placedAt(one.states ?? {}, key, state, to.index),
    }))
    return withTargetsKept(workflow, made)
  })
}

/** Returns the command that moves a state one place up or down among its neighbours. Pure. */
export function shiftState(
  path: string,
  workflow: WorkflowDefinition,
  pointer: string,
  by: 1 | -1,
): EditCommand {
  const node = stateAt(workflow, pointer)
  const at = node.parent?.children.indexOf(node) ?? 0
  const parent = node.parent?.pointer ?? ''
  return moveState(path, pointer, { parent, index: at + by }, stateTitle(node))
}

function reordered(
  workflow: WorkflowDefinition,
  pointer: string,
  index: number,
): WorkflowDefinition {
  const node = stateAt(workflow, pointer)
  const siblings = node.parent?.children ?? []
  const at = siblings.indexOf(node)
  if (node.parent === undefined || index < 0 || index >= siblings.length || index === at)
    return workflow
  const key = node.path.at(-1) ?? ''
  return changeState(workflow, node.parent.pointer, (parent) => {
    const { [key]: own, ...others } = parent.states ?? {}
    return { ...parent, states: placedAt(others, key, own as StateDefinition, index) }
  })
}

function placedAt(
  states: Readonly<Record<string, StateDefinition>>,
  key: string,
  state: StateDefinition,
  index: number,
): Record<string, StateDefinition> {
  const entries = Object.entries(states)
  return Object.fromEntries([...entries.slice(0, index), [key, state], ...entries.slice(index)])
}

function pointerOfId(workflow: WorkflowDefinition, id: string, at = ''): string {
  const states = stateAt(workflow, at).definition.states ?? {}
  for (const [key, state] of Object.entries(states)) {
    const pointer = joinPointer(at, 'states', key)
    if (state.id === id) return pointer
    const inside = pointerOfId(workflow, id, pointer)
    if (inside !== '') return inside
  }
  return ''
}
