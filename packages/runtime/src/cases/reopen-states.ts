import type { LocalText } from '@splot/definition'
import type { OpenedCase } from '../permission/open-case.ts'
import { stateTitle } from './case-summary.ts'

/** Returns the states in which the reader may let the case go on; `[]`: it is not over, or not theirs. */
export function reopenStates({ loaded, relation }: OpenedCase): { id: string; title: LocalText }[] {
  const { reopen } = loaded.compiled.definition.access
  const may = reopen?.roles.some((role) => relation.roles.includes(role)) ?? false
  if (!may || relation.person === null || loaded.case.status !== 'done') return []
  if (reopen?.from && !reopen.from.some((id) => loaded.case.states.includes(id))) return []
  return (reopen?.to ?? []).map((id) => ({ id, title: stateTitle(loaded, id) }))
}
