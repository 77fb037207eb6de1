import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Relation } from './relation.ts'

/** Whether the reader may have told how a decision of a case was reached. Pure. */
export function mayReadDecision(
  relation: Relation,
  { compiled }: Pick<LoadedCase, 'compiled'>,
  decision: string,
): boolean {
  const isKnown = Object.hasOwn(compiled.definition.decisions ?? {}, decision)
  return isKnown && relation.reach === 'full' && !relation.untold.has(decision)
}
