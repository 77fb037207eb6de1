import type { Issue } from '../error.ts'
import type { LocalText } from '../text.ts'
import { kindOfPath } from '../parse/parse-definition.ts'
import { alternatives, descendants, stateTree, type StateNode } from '../workflow/state-tree.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'
import { setValue } from './edit-file.ts'
import type { DefinitionFiles, EditCommand } from './files.ts'
import { valueAt } from './set-at.ts'
import { deleteState, waysOnFrom } from './workflow/delete-state.ts'
import { labelled } from './workflow/edit-workflow.ts'
import { stateTitle } from './workflow/state-title.ts'
import { changeTask } from './workflow/task-edits.ts'
import { newTimerName, setTimer } from './workflow/timer-edits.ts'
import { addTransition, removeTransition } from './workflow/transition-edits.ts'

/** What is wrong, as lint and check tell it. */
export type RepairableIssue = Pick<Issue, 'path' | 'code' | 'params'> & { file: string }

/**
 * Returns the edits that would mend an issue, the likeliest first; `[]` where a person has to decide
 * more than yes or no. Pure.
 */
export function repairsOf(issue: RepairableIssue, files: DefinitionFiles): EditCommand[] {
  const value = files[issue.file]
  if (value === undefined) return []
  const near = meantName(issue, files)
  if (near !== undefined) return [near]
  if (kindOfPath(issue.file) !== 'workflow') return []
  const workflow = value as unknown as WorkflowDefinition
  return workflowRepairs[issue.code]?.(issue, workflow, files) ?? []
}

/** The name that was probably meant, where the wrong one is the whole value. */
function meantName({ file, path, params }: RepairableIssue, files: DefinitionFiles) {
  const { name, near } = params ?? {}
  if (typeof near !== 'string' || valueAt(files[file], path) !== name) return undefined
  const label = { pl: `Wpisz „${near}”`, en: `Write “${near}”` }
  return setValue(file, path, near, label)
}

type Repair = (
  issue: RepairableIssue,
  workflow: WorkflowDefinition,
  files: DefinitionFiles,
) => EditCommand[]

const noWayOut: Repair = ({ file, path }, workflow) => {
  const node = stateOf(workflow, path)
  if (node === undefined) return []
  return [...goOn(file, node), ...end(file, node)]
}

const unreachable: Repair = ({ file, path }, workflow) => {
  const node = stateOf(workflow, path)
  if (node === undefined) return []
  const next = waysOnFrom(workflow, node.pointer)[0]?.pointer ?? null
  return [deleteState(file, workflow, node.pointer, next)]
}

const waitsForEver: Repair = ({ file, path }, workflow) => {
  const node = stateOf(workflow, path)
  const task = node?.definition.meta?.tasks?.find(({ due, offer }) => due === undefined && !offer)
  if (node === undefined || task === undefined) return []
  const title = task.title ?? stateTitle(node)
  const name = newTimerName(workflow, title)
  const label = labelled('Daj 10 dni roboczych na', 'Give 10 working days for', title)
  const timer = setTimer(file, name, { title, days: 10, count: 'working' })
  const due = changeTask(file, node.pointer, task.id, (one) => ({ ...one, due: name }), label)
  return [{ label, apply: (files) => due.apply(timer.apply(files)) }]
}

const neverTaken: Repair = ({ file, path }, workflow) => {
  const found = descendants(stateTree(workflow))
    .flatMap(alternatives)
    .find(({ pointer }) => path === pointer || path.startsWith(`${pointer}/`))
  if (found === undefined) return []
  const { source, trigger, name, index } = found
  return [removeTransition(file, { state: source.pointer, trigger, name, index })]
}

const unusedEvent: Repair = ({ file, path }, workflow) => {
  const name = path.split('/')[2] ?? ''
  const title = workflow.events[name]?.title
  if (title === undefined || !/^\/events\/[A-Z0-9_]+$/.test(path)) return []
  return [setValue(file, path, undefined, labelled('Usuń zdarzenie', 'Remove the event', title))]
}

const notListed: Repair = (_, { id }, files) => {
  const path = Object.keys(files).find((one) => kindOfPath(one) === 'programme')
  if (path === undefined) return []
  const calls = valueAt(files[path], '/calls')
  const all = Array.isArray(calls) ? calls : []
  const label = { pl: 'Dodaj do naborów programu', en: 'Add to the calls of the programme' }
  return [setValue(path, '/calls', [...all, { workflow: id }], label)]
}

const workflowRepairs: Readonly<Record<string, Repair>> = {
  'state.no-way-out': noWayOut,
  'check.dead-end': noWayOut,
  'state.unreachable': unreachable,
  'check.unreachable-state': unreachable,
  'wait.no-deadline': waitsForEver,
  'check.no-deadline': waitsForEver,
  'alternative.never': neverTaken,
  'event.unused': unusedEvent,
  'public.not-listed': notListed,
}

/** A task is done here and nothing follows: go on to the state behind this one. */
function goOn(file: string, node: StateNode): EditCommand[] {
  const siblings = node.parent?.children ?? []
  const next = siblings[siblings.indexOf(node) + 1]
  const led = new Set(alternatives(node).map(({ name }) => name))
  const task = node.definition.meta?.tasks?.find(({ submit }) => !led.has(submit))
  if (next === undefined || task === undefined) return []
  const place = { state: node.pointer, trigger: 'event' as const, name: task.submit }
  const label: LocalText = labelled('Prowadź dalej do', 'Lead on to', stateTitle(next))
  return [{ ...addTransition(file, place, next.pointer), label }]
}

function end(file: string, { pointer, kind, definition }: StateNode): EditCommand[] {
  const goesOn = definition.on ?? definition.after ?? definition.always ?? definition.meta?.tasks
  if (kind !== 'atomic' || goesOn !== undefined) return []
  const label = { pl: 'Oznacz jako koniec sprawy', en: 'Make it an end of the case' }
  const type = setValue(file, `${pointer}/type`, 'final', label)
  const outcome = setValue(file, `${pointer}/meta/outcome`, 'neutral', label)
  return [{ label, apply: (files) => outcome.apply(type.apply(files)) }]
}

function stateOf(workflow: WorkflowDefinition, pointer: string): StateNode | undefined {
  const node = descendants(stateTree(workflow)).find((one) => one.pointer === pointer)
  return node?.parent === undefined ? undefined : node
}
