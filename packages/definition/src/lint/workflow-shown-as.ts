import { stateTitle } from '../edit/workflow/state-title.ts'
import { joinPointer } from '../source/pointer.ts'
import type { StateNode } from '../workflow/state-tree.ts'
import type { WorkflowRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** States shown as others that are not there, or by which people could tell the two apart. */
export const statesShownAsOthers: WorkflowRule = ({ workflow, nodes }) =>
  nodes.flatMap((node) => {
    const name = node.definition.meta?.shownAs
    if (name === undefined) return []
    const path = joinPointer(node.pointer, 'meta', 'shownAs')
    const known = nodes.filter(({ children }) => children.length === 0)
    const other = known.find(({ definition }) => definition.id === name)
    if (!other)
      return [
        unknownName(
          'state',
          path,
          name,
          known.flatMap(({ definition }) => definition.id ?? []),
        ),
      ]
    if (openedBy(node, workflow.events) === openedBy(other, workflow.events)) return []
    return [
      {
        path,
        code: 'state.shown-apart',
        message: {
          pl: `Stan „${stateTitle(node).pl}” otwiera inne zadania, zdarzenia ludzi lub terminy niż ten, jako który jest pokazywany, więc wynik widać.`,
          en: `The state "${stateTitle(node).en}" opens other tasks, events of people or deadlines than the one it is shown as, so the outcome can be seen.`,
        },
        hint: {
          pl: 'Daj obu stanom te same zadania, zdarzenia i terminy.',
          en: 'Give both states the same tasks, events and deadlines.',
        },
      },
    ]
  })

/** What people see a state by: its words, tasks, what they may send and its deadlines. */
function openedBy(
  { parent, definition: { meta, on, after } }: StateNode,
  events: Parameters<WorkflowRule>[0]['workflow']['events'],
): string {
  const sent = Object.keys(on ?? {}).filter((event) => events[event]?.roles !== undefined)
  return JSON.stringify([
    parent?.pointer ?? '',
    meta?.title,
    meta?.description,
    meta?.outcome,
    meta?.tasks,
    meta?.checklist,
    sent.sort(),
    Object.keys(after ?? {}).sort(),
  ])
}
