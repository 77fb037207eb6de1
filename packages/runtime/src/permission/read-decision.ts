import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Relation } from './relation.ts'

/** Whether the reader may have told how a decision of a case was reached. Pure. */
export function mayReadDecision(
  relation: Relation,
  { compiled }: Pick<LoadedCase, 'compiled'>,
  decision: string,
): boolean {
  const { decisions = {} } = compiled.definition
  if (relation.reach !== 'full' || !Object.hasOwn(decisions, decision)) return false
  const { readers } = decisions[decision] ?? {}
  return readers === undefined || readers.some((role) => relation.roles.includes(role))
}
