import type { Alternative } from '../../workflow/state-tree.ts'
import { reachableStates } from '../../workflow/reachability.ts'
import { alternatives, descendants, stateTree } from '../../workflow/state-tree.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import { tasksOf } from '../../workflow/variables.ts'
import { splitPointer } from '../../source/pointer.ts'
import { setValue } from '../edit-file.ts'
import type { EditCommand } from '../files.ts'
import type { AlternativePlace } from '../workflow/alternative-place.ts'
import { addAction } from '../workflow/action-edits.ts'
import { labelled } from '../workflow/edit-workflow.ts'
import { moveTransition, removeTransition, setGuard } from '../workflow/transition-edits.ts'
import { inWorkflow, programmeOf, stateOf, textIn } from './repair.ts'
import type { Repair } from './repair.ts'

/** An alternative that is never taken: before the one that always is; or not at all. */
export const neverTaken: Repair = inWorkflow((issue, workflow) => {
  const { file, path } = issue
  const found = alternativeAt(workflow, textIn(issue, 'about') || path)
  if (found === undefined) return []
  return [...moveBeforeOpen(file, found), ...without(file, workflow, found)]
})

/** Only where every state can still be reached. */
function without(file: string, workflow: WorkflowDefinition, found: Alternative): EditCommand[] {
  const label = { pl: 'Usuń tę możliwość', en: 'Remove this alternative' }
  const removal = { ...removeTransition(file, placeOf(found)), label }
  const after = removal.apply({ [file]: workflow as never })[file] as unknown as WorkflowDefinition
  const reached = (one: WorkflowDefinition) => reachableStates(stateTree(one)).size
  return reached(after) < reached(workflow) ? [] : [removal]
}

/** A condition that always holds says nothing where nothing stands behind it. */
export const alwaysTaken: Repair = inWorkflow((issue, workflow) => {
  const { file } = issue
  const found = alternativeAt(workflow, textIn(issue, 'about'))
  if (found === undefined || beside(found).some(({ index }) => index > found.index)) return []
  const label = { pl: 'Usuń ten warunek', en: 'Remove this condition' }
  return [{ ...setGuard(file, placeOf(found), ''), label }]
})

/** An answer that fits no condition: the last alternative is for all that fit none. */
export const noOtherwise: Repair = inWorkflow(({ file, path, params }, workflow) => {
  const task = stateOf(workflow, path)?.definition.meta?.tasks?.find(
    ({ id }) => id === params?.['about'],
  )
  const last = alternatives(stateTreeNode(workflow, path))
    .filter(({ trigger, name }) => trigger === 'event' && name === task?.submit)
    .at(-1)
  if (last === undefined) return []
  const label = {
    pl: 'Niech ostatnia możliwość zajdzie zawsze, gdy nie zaszła żadna inna',
    en: 'Take the last alternative whenever none of the others is',
  }
  return [{ ...setGuard(file, placeOf(last), ''), label }]
})

/** An event that no transition takes. */
export const unusedEvent: Repair = inWorkflow(({ file, path }, workflow) => {
  const name = splitPointer(path)[1] ?? ''
  const title = workflow.events[name]?.title
  const isSent = tasksOf(workflow).some(({ submit }) => submit === name)
  if (title === undefined || splitPointer(path).length !== 2 || isSent) return []
  return [setValue(file, path, undefined, labelled('Usuń zdarzenie', 'Remove the event', title))]
})

/** An end without a word to whoever acted: one of the messages of the programme. */
export const unanswered: Repair = inWorkflow(({ file, path }, workflow, files) => {
  const node = stateOf(workflow, path)
  const to = workflow.access.starter
  const notifications = programmeOf(files)?.programme.notifications ?? {}
  if (node === undefined || to === undefined) return []
  return Object.entries(notifications).map(([template, { subject }]) => {
    const action = { type: 'notify', params: { template, to: [to] } }
    const label = labelled('Wyślij wiadomość', 'Send the message', subject)
    const place = { state: path, when: 'entry' as const }
    return { ...addAction(file, place, node.definition.entry ?? [], action), label }
  })
})

function alternativeAt(workflow: WorkflowDefinition, path: string): Alternative | undefined {
  return descendants(stateTree(workflow))
    .flatMap(alternatives)
    .find(({ pointer }) => path === pointer || path.startsWith(`${pointer}/`))
}

function stateTreeNode(workflow: WorkflowDefinition, pointer: string) {
  return stateOf(workflow, pointer) ?? stateTree(workflow)
}

function placeOf({ source, trigger, name, index }: Alternative): AlternativePlace {
  return { state: source.pointer, trigger, name, index }
}

function beside({ source, trigger, name }: Alternative): Alternative[] {
  return alternatives(source).filter((one) => one.trigger === trigger && one.name === name)
}

/** Moving helps only one that has a condition of its own. */
function moveBeforeOpen(file: string, found: Alternative): EditCommand[] {
  const guard = found.transition.guard?.trim() ?? 'true'
  const earlier = beside(found).filter(({ index }) => index < found.index)
  const open = earlier.find(({ transition }) => (transition.guard?.trim() ?? 'true') === 'true')
  const same = earlier.some(({ transition }) => transition.guard?.trim() === guard)
  if (open === undefined || same || guard === 'true' || guard === 'false') return []
  const label = {
    pl: `Przenieś wyżej, przed możliwość ${open.index + 1}`,
    en: `Move it up, before alternative ${open.index + 1}`,
  }
  return [{ ...moveTransition(file, placeOf(found), open.index), label }]
}
