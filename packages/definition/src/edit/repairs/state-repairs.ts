import type { LocalText } from '../../text.ts'
import { joinPointer } from '../../source/pointer.ts'
import { statesWithAnEnd } from '../../workflow/reachability.ts'
import {
  alternatives,
  descendants,
  resolveTarget,
  stateTree,
  targetsOf,
  type StateNode,
} from '../../workflow/state-tree.ts'
import type { TaskDefinition, WorkflowDefinition } from '../../workflow/types.ts'
import { setValue } from '../edit-file.ts'
import type { DefinitionFiles, EditCommand } from '../files.ts'
import { withNewState } from '../workflow/add-state.ts'
import { deleteState, waysOnFrom } from '../workflow/delete-state.ts'
import { editWorkflow, labelled } from '../workflow/edit-workflow.ts'
import { stateTitle } from '../workflow/state-title.ts'
import { changeTask } from '../workflow/task-edits.ts'
import { newTimerName, setTimer } from '../workflow/timer-edits.ts'
import { addEventTransition, addTransition } from '../workflow/transition-edits.ts'
import { inOneStep, inWorkflow, stateOf } from './repair.ts'
import type { Repair } from './repair.ts'

/** A dead end: on to the next state, to an end, or an end of its own. */
export const noWayOut: Repair = inWorkflow(({ file, path }, workflow) => {
  const node = stateOf(workflow, path)
  if (node === undefined) return []
  const waiting = waitingTask(node)
  if (waiting === undefined)
    return [...isEnd(file, node), ...leaveByEvent(file, workflow, node)].filter((repair) =>
      hasAnEnd(repair, file, workflow, path),
    )
  const next = behind(node)
  const ends = endsFor(node).filter((one) => one !== next)
  return [
    ...(next === undefined ? [] : [leadOn(file, node, waiting, next)]),
    ...ends.map((one) => leadOn(file, node, waiting, one)),
    newEnd(file, node, waiting),
  ]
})

/** Where states run side by side, one of them alone may not be enough. */
function hasAnEnd(
  repair: EditCommand,
  file: string,
  workflow: WorkflowDefinition,
  path: string,
): boolean {
  const after = repair.apply({ [file]: workflow as never })[file] as unknown as WorkflowDefinition
  return [...statesWithAnEnd(stateTree(after))].some(({ pointer }) => pointer === path)
}

/** A state that nothing leads to: from the one before it; or not at all, where nothing names it. */
export const unreachable: Repair = inWorkflow(({ file, path }, workflow, files) => {
  const node = stateOf(workflow, path)
  if (node === undefined || isMissed(workflow, node)) return []
  const next = waysOnFrom(workflow, node.pointer)[0]?.pointer ?? null
  const deletion = deleteState(file, workflow, node.pointer, next)
  const gone = isNamedElsewhere(node, files, file) ? [] : [deletion]
  const isEmpty = node.children.length === 0 && node.definition.meta?.tasks === undefined
  const led = leadHere(file, node)
  return isEmpty && node.kind !== 'final' ? [...gone, ...led] : [...led, ...gone]
})

/** A name that leads nowhere may have meant this state: that is to be mended first. */
function isMissed(workflow: WorkflowDefinition, node: StateNode): boolean {
  const { initial, states = {} } = node.parent?.definition ?? {}
  if (initial !== undefined && !Object.hasOwn(states, initial)) return true
  return descendants(stateTree(workflow))
    .flatMap(alternatives)
    .some((one) => targetsOf(one).some((target) => resolveTarget(one.source, target) === undefined))
}

function isNamedElsewhere(node: StateNode, files: DefinitionFiles, own: string): boolean {
  const ids = descendants(node).flatMap(({ definition }) => definition.id ?? [])
  return Object.entries(files).some(([file, value]) => {
    if (file === own) return false
    const text = JSON.stringify(value)
    return ids.some((id) => text.includes(`"${id}"`))
  })
}

/** A wait for ever: a deadline of the task, or an end after a time. */
export const waitsForEver: Repair = inWorkflow(({ file, path }, workflow) => {
  const node = stateOf(workflow, path)
  if (node === undefined) return []
  const { tasks = [] } = node.definition.meta ?? {}
  const owed = tasks.filter(({ due, offer }) => due === undefined && !offer)
  if (owed.length > 0) return [deadlineFor(file, workflow, node, owed)]
  const [end] = endsFor(node)
  return end === undefined ? [] : [endAfter(file, workflow, node, end)]
})

/** A state whose kind and content do not fit: the kind that fits, or without what does not. */
export const brokenState: Repair = inWorkflow(({ file, path }, workflow) => {
  const node = stateOf(workflow, path)
  if (node === undefined) return []
  if (node.kind !== 'final') {
    const label = { pl: 'Zostaw zwykły stan', en: 'Make it a plain state' }
    return [setValue(file, joinPointer(path, 'type'), undefined, label)]
  }
  const closed = { pl: 'Usuń to, co po nim następuje', en: 'Remove what follows it' }
  const parts = ['on', 'after', 'always', 'onDone', 'states', 'initial']
  const gone = parts.map((part) => setValue(file, joinPointer(path, part), undefined, closed))
  return [inOneStep(closed, ...gone)]
})

/** A task that is done here while nothing follows. */
function waitingTask(node: StateNode): TaskDefinition | undefined {
  const led = new Set(alternatives(node).map(({ name }) => name))
  return node.definition.meta?.tasks?.find(({ submit, offer }) => !led.has(submit) && !offer)
}

function behind(node: StateNode): StateNode | undefined {
  const siblings = node.parent?.children ?? []
  return siblings[siblings.indexOf(node) + 1]
}

/** Ends beside it; where states run side by side its own region ends. */
function endsFor(node: StateNode): StateNode[] {
  return (node.parent?.children ?? []).filter(({ kind }) => kind === 'final')
}

function leadOn(
  file: string,
  node: StateNode,
  { submit }: TaskDefinition,
  to: StateNode,
): EditCommand {
  const place = { state: node.pointer, trigger: 'event' as const, name: submit }
  const label: LocalText = labelled('Prowadź dalej do', 'Lead on to', stateTitle(to))
  return { ...addTransition(file, place, to.pointer), label }
}

function newEnd(file: string, node: StateNode, { submit }: TaskDefinition): EditCommand {
  const label = { pl: 'Dodaj za nim koniec sprawy', en: 'Add an end of the case behind it' }
  const parent = node.parent?.pointer ?? ''
  const after = node.path.at(-1) ?? ''
  return editWorkflow(file, label, (workflow) => {
    const title = { pl: 'Zakończono', en: 'Closed' }
    const made = withNewState(workflow, { title, parent, after, type: 'final' })
    const place = { state: node.pointer, trigger: 'event' as const, name: submit }
    const led = addTransition(file, place, made.pointer)
    return led.apply({ [file]: made.workflow as never })[file] as unknown as WorkflowDefinition
  })
}

function isEnd(file: string, { pointer, kind, definition }: StateNode): EditCommand[] {
  const goesOn = definition.on ?? definition.after ?? definition.always ?? definition.meta?.tasks
  if (kind !== 'atomic' || goesOn !== undefined) return []
  const label = { pl: 'Oznacz jako koniec sprawy', en: 'Make it an end of the case' }
  const type = setValue(file, `${pointer}/type`, 'final', label)
  const outcome = setValue(file, `${pointer}/meta/outcome`, 'neutral', label)
  return [inOneStep(label, type, outcome)]
}

/** Whoever has a task there, or starts a case, ends it by hand. */
function leaveByEvent(file: string, workflow: WorkflowDefinition, node: StateNode): EditCommand[] {
  const role = roleIn(node) ?? workflow.access.starter
  if (role === undefined) return []
  return endsFor(node).map((end) => leadFrom(file, node, end, role))
}

function roleIn(node: StateNode): string | undefined {
  return node.definition.meta?.tasks?.find(({ assign }) => assign.role !== undefined)?.assign.role
}

function leadFrom(file: string, from: StateNode, to: StateNode, role: string): EditCommand {
  const title = {
    pl: `Przejdź do: ${stateTitle(to).pl}`,
    en: `Go to: ${stateTitle(to).en}`,
  }
  const event = { title, roles: [role] }
  const label = labelled('Dodaj ręczne przejście do', 'Add a manual way to', stateTitle(to))
  return { ...addEventTransition(file, from.pointer, event, to.pointer), label }
}

function leadHere(file: string, node: StateNode): EditCommand[] {
  const siblings = node.parent?.children ?? []
  const before = siblings[siblings.indexOf(node) - 1]
  if (before === undefined || node.parent?.kind === 'parallel' || before.kind === 'final') return []
  const waiting = waitingTask(before)
  const label = labelled('Prowadź tu ze stanu', 'Lead here from', stateTitle(before))
  if (waiting !== undefined) return [{ ...leadOn(file, before, waiting, node), label }]
  const role = roleIn(before)
  return role === undefined ? [] : [{ ...leadFrom(file, before, node, role), label }]
}

function deadlineFor(
  file: string,
  workflow: WorkflowDefinition,
  node: StateNode,
  tasks: readonly TaskDefinition[],
): EditCommand {
  const title = tasks[0]?.title ?? stateTitle(node)
  const name = newTimerName(workflow, title)
  const label = labelled('Daj 10 dni roboczych na', 'Give 10 working days for', title)
  const timer = setTimer(file, name, { title, days: 10, count: 'working' })
  const due = tasks.map(({ id }) =>
    changeTask(file, node.pointer, id, (one) => ({ ...one, due: name }), label),
  )
  return inOneStep(label, timer, ...due)
}

function endAfter(
  file: string,
  workflow: WorkflowDefinition,
  node: StateNode,
  end: StateNode,
): EditCommand {
  const title = stateTitle(node)
  const name = newTimerName(workflow, title)
  const label = labelled('Po 30 dniach prowadź do', 'After 30 days lead to', stateTitle(end))
  const timer = setTimer(file, name, { title, days: 30 })
  const place = { state: node.pointer, trigger: 'after' as const, name }
  return inOneStep(label, timer, addTransition(file, place, end.pointer))
}
