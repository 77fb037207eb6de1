import type { LocalText } from '@splot/definition'
import { frozenBy } from '@splot/engine'
import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'

/** Cases that were asked about: id → why they, or those around them, keep their rules. */
export type KnownFreezes = Map<string, Promise<LocalText | null>>

/**
 * Returns why a case around this one keeps its rules as they are, the nearest first, each as the version
 * it has says; `null`: none does. Around a case is its parent, or the case whose rules it took.
 *
 * @param known for work on many cases in a row, which are often under the same few
 */
export function frozenAround(
  deps: Deps,
  { row, rulesOf }: Pick<LoadedCase, 'row' | 'rulesOf'>,
  known: KnownFreezes = new Map(),
): Promise<LocalText | null> {
  const around = rulesOf ?? row.parent
  if (around === null) return Promise.resolve(null)
  const asked = known.get(around) ?? frozenFrom(deps, around, known)
  known.set(around, asked)
  return asked
}

async function frozenFrom(deps: Deps, id: string, known: KnownFreezes): Promise<LocalText | null> {
  const stored = await deps.cases.read(id)
  if (stored === null) return null
  const loaded = await decodeCase(deps, stored)
  return frozenItself(deps, loaded) ?? (await frozenAround(deps, loaded, known))
}

/** Returns why the version a case has keeps its rules as they are now; `null`: it does not. */
export function frozenItself(
  { clock }: Deps,
  { compiled, case: given }: LoadedCase,
): LocalText | null {
  return frozenBy(compiled, given, clock.now())
}
