import { toLocalText } from '@splot/definition'
import type { LocalText, WorkflowDefinition } from '@splot/definition'
import { taskDeadline } from '@splot/engine'
import { stateMetaOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import type { Relation } from '../permission/relation.ts'
import { visibleColumns } from '../permission/readable-expressions.ts'
import type { CaseSummary } from '../types.ts'
import { innermostStates } from './innermost-states.ts'
import type { LoadedCase } from './loaded-case.ts'
import { shownStates } from './shown-states.ts'

/** Returns a case as a list shows it to one reader. */
export function toCaseSummary(deps: Deps, relation: Relation, loaded: LoadedCase): CaseSummary {
  const { case: given, row, compiled } = loaded
  const { definition } = compiled
  const states = shownStates(definition, relation, given.states)
  return {
    id: row.id,
    workflow: { id: definition.id, title: definition.title },
    number: row.number,
    title: toLocalText(row.title),
    states: states.flatMap((id) => {
      const title = stateMetaOf(definition, id)?.title
      return title ? [{ id, title }] : []
    }),
    places: innermostStates(definition, states),
    status: row.status,
    outcome: outcomeOf(definition, states),
    parent: row.parent,
    columns: relation.reach === 'full' ? visibleColumns(deps, relation, loaded) : {},
    dueAt: dueAtOf(relation, loaded),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}

function outcomeOf(
  definition: WorkflowDefinition,
  states: readonly string[],
): CaseSummary['outcome'] {
  const metas = states.map((id) => stateMetaOf(definition, id))
  return metas.findLast((meta) => meta?.outcome !== undefined)?.outcome ?? null
}

/** Earliest due date of what the reader must do, else of anything owed, else of the case's timers. */
function dueAtOf(relation: Relation, { case: given, compiled }: LoadedCase): string | null {
  if (given.status === 'done') return null
  const owed = given.items.filter((item) => item.status === 'open' && !item.offer)
  const mine = owed.filter(
    (item) =>
      item.assignee === relation.person ||
      (item.assignee === undefined &&
        item.role !== undefined &&
        relation.roles.includes(item.role)),
  )
  return (
    earliest(mine.map((item) => taskDeadline(compiled, given, item))) ??
    earliest(owed.map((item) => taskDeadline(compiled, given, item))) ??
    earliest(given.timers.filter((timer) => timer.kind === 'due').map((timer) => timer.dueAt))
  )
}

function earliest(instants: (string | undefined)[]): string | null {
  const known = instants.filter((instant) => instant !== undefined)
  return known.length === 0 ? null : known.reduce((a, b) => (a < b ? a : b))
}

/** Returns the title of a state, or its id in both languages. Pure. */
export function stateTitle(loaded: LoadedCase, id: string): LocalText {
  return stateMetaOf(loaded.compiled.definition, id)?.title ?? { pl: id, en: id }
}
