import type { LocalText } from '../../text.ts'
import type { StateDefinition, TaskDefinition } from '../../workflow/types.ts'
import type { EditCommand } from '../files.ts'
import { withNewState } from './add-state.ts'
import { editWorkflow, labelled } from './edit-workflow.ts'
import { withTargetsKept } from './kept-targets.ts'
import { eventFromTitle, unusedName } from './new-names.ts'
import { changeState, stateAt } from './state-at.ts'
import { stateTitle } from './state-title.ts'

/**
 * Returns the command that makes two states of one, the second behind the first. The second takes the
 * named tasks with what their completion leads to and their deadlines, and whatever led on by itself;
 * a new event leads from the first to the second. Pure.
 */
export function splitState(
  path: string,
  pointer: string,
  second: { title: LocalText; tasks: readonly string[] },
): EditCommand {
  return editWorkflow(
    path,
    labelled('Wydziel stan', 'Split off the state', second.title),
    (all) => {
      const node = stateAt(all, pointer)
      if (node.parent === undefined || node.kind !== 'atomic') return all
      const { first, moved } = parted(node.definition as StateDefinition, second.tasks)
      const title = stateTitle(node)
      const event = unusedName(`${eventFromTitle(title.en, 'STEP')}_DONE`, (name) =>
        Object.hasOwn(all.events, name),
      )
      const after = node.path.at(-1)
      const made = withNewState(
        all,
        { title: second.title, parent: node.parent.pointer, ...(after !== undefined && { after }) },
        moved,
      )
      const id = stateAt(made.workflow, made.pointer).definition.id
      const joined = changeState(made.workflow, pointer, () => ({
        ...first,
        on: { ...first.on, [event]: `#${id}` },
      }))
      const done = { pl: `${title.pl}: zakończono`, en: `${title.en}: done` }
      const events = { ...joined.events, [event]: { title: done } }
      return withTargetsKept(all, { ...joined, events })
    },
  )
}

/** The two halves of a state: what stays, what goes into the second one. */
function parted(
  state: StateDefinition,
  tasks: readonly string[],
): { first: StateDefinition; moved: Partial<StateDefinition> } {
  const goes = (task: TaskDefinition) => tasks.includes(task.id)
  const own = state.meta?.tasks ?? []
  const going = own.filter(goes)
  const staying = own.filter((task) => !goes(task))
  const events = namesOnlyIn(going, staying, ({ submit }) => submit)
  const timers = namesOnlyIn(going, staying, ({ due }) => due)
  const [onGoes, onStays] = halves(state.on, events)
  const [afterGoes, afterStays] = halves(state.after, timers)
  const { on: _on, after: _after, always, onDone, exit, meta, ...kept } = state
  const { tasks: _tasks, ...shown } = meta ?? {}
  return {
    first: {
      ...kept,
      ...(onStays && { on: onStays }),
      ...(afterStays && { after: afterStays }),
      meta: { ...shown, ...(staying.length > 0 && { tasks: staying }) },
    },
    moved: {
      ...(onGoes && { on: onGoes }),
      ...(afterGoes && { after: afterGoes }),
      ...(always !== undefined && { always }),
      ...(onDone !== undefined && { onDone }),
      ...(exit && { exit }),
      ...(going.length > 0 && { meta: { tasks: going } }),
    },
  }
}

function namesOnlyIn(
  going: readonly TaskDefinition[],
  staying: readonly TaskDefinition[],
  name: (task: TaskDefinition) => string | undefined,
): Set<string> {
  const kept = new Set(staying.map(name))
  return new Set(going.flatMap((task) => name(task) ?? []).filter((one) => !kept.has(one)))
}

function halves<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  names: ReadonlySet<string>,
): [Record<string, Value> | undefined, Record<string, Value> | undefined] {
  const entries = Object.entries(record ?? {})
  const some = (list: typeof entries) => (list.length > 0 ? Object.fromEntries(list) : undefined)
  return [
    some(entries.filter(([name]) => names.has(name))),
    some(entries.filter(([name]) => !names.has(name))),
  ]
}
