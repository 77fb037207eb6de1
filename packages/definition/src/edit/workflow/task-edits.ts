import { joinPointer } from '../../source/pointer.ts'
import type { LocalText } from '../../text.ts'
import type { StateDefinition, TaskDefinition } from '../../workflow/types.ts'
import { tasksOf } from '../../workflow/variables.ts'
import type { EditCommand } from '../files.ts'
import { moved } from '../set-at.ts'
import { editWorkflow, labelled } from './edit-workflow.ts'
import { doneEvent, doneTitle, nameFromTitle, unusedName } from './new-names.ts'
import { changeState } from './state-at.ts'

/** A task to be added; its id is made from the title. Without `submit` it raises an event of its own. */
export type NewTask = Omit<TaskDefinition, 'id' | 'title' | 'submit'> & {
  title: LocalText
  submit?: string
}

/** Returns the command that adds a task to a state. Pure. */
export function addTask(path: string, state: string, task: NewTask): EditCommand {
  return editWorkflow(path, labelled('Dodaj zadanie', 'Add the task', task.title), (workflow) => {
    const taken = new Set(tasksOf(workflow).map(({ id }) => id))
    const title = task.title.en || task.title.pl
    const id = unusedName(nameFromTitle(title, 'task'), (name) => taken.has(name))
    const submit = task.submit ?? doneEvent(workflow, task.title)
    const declared = Object.hasOwn(workflow.events, submit)
      ? workflow
      : { ...workflow, events: { ...workflow.events, [submit]: { title: doneTitle(task.title) } } }
    return changeState(declared, state, (one) =>
      withTasks(one, (tasks) => [...tasks, { id, ...task, submit }]),
    )
  })
}

/** Returns the command that changes a task of a state; its id stays. Pure. */
export function changeTask(
  path: string,
  state: string,
  id: string,
  change: (task: TaskDefinition) => TaskDefinition,
  label: LocalText,
  together?: string,
): EditCommand {
  return {
    ...editWorkflow(path, label, (workflow) =>
      changeState(workflow, state, (one) =>
        withTasks(one, (tasks) =>
          tasks.map((task) => (task.id === id ? { ...change(task), id } : task)),
        ),
      ),
    ),
    ...(together !== undefined && { together: `${path}#task ${state} ${id} ${together}` }),
  }
}

/** Returns the command that moves a task up or down among those of its state. Pure. */
export function moveTask(path: string, state: string, from: number, to: number): EditCommand {
  const label = { pl: 'Zmień kolejność zadań', en: 'Change the order of tasks' }
  return editWorkflow(path, label, (workflow) =>
    changeState(workflow, state, (one) => withTasks(one, (tasks) => moved(tasks, from, to))),
  )
}

/** Where a task of a state stands. Pure. */
export function taskPointer(state: string, index: number): string {
  return joinPointer(state, 'meta', 'tasks', index)
}

function withTasks(
  state: StateDefinition,
  change: (tasks: readonly TaskDefinition[]) => readonly TaskDefinition[],
): StateDefinition {
  const before = state.meta?.tasks ?? []
  const after = change(before)
  if (after === before) return state
  const { tasks: _tasks, ...meta } = state.meta ?? {}
  return { ...state, meta: { ...meta, ...(after.length > 0 && { tasks: [...after] }) } }
}
