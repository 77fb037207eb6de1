import type { CaseSummary } from '@splot/runtime'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { runningTestOf } from '../testing/open-work.ts'

/** Returns the case of the manual of a partnership whose model was validated. */
export async function manualOf(demo: Demo, one: Partnership): Promise<string> {
  const manual = await findManual(demo, one)
  if (manual === null) throw new Error(`Expected a manual of ${one.record.id}`)
  return manual.id
}

/** Returns the manual of a partnership, or `null` while its model is not validated. */
export async function findManual(demo: Demo, one: Partnership): Promise<CaseSummary | null> {
  const test = await runningTestOf(demo, one)
  const [manual] = await demo.childrenOf(demo.staff('daniel'), test, 'manual')
  return manual ?? null
}

/** Sections of a manual in a state such as `section.draft`, in their order. */
export async function sectionsIn(
  demo: Demo,
  manual: string,
  state: string,
): Promise<{ id: string; code: string }[]> {
  const sections = await demo.childrenOf(demo.staff('malgorzata'), manual, 'section')
  return sections
    .filter(({ states }) => states.some(({ id }) => id === state))
    .map(({ id, columns }) => ({ id, code: columns['code'] as string }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}
