import { modelTypeOf } from '../applicants.ts'
import type { ModelCode } from '../applicants.ts'
import type { Demo } from '../demo.ts'

/** Returns the case of the round of a pool, or `null` before the competition is closed. */
export async function roundOf(demo: Demo, pool: ModelCode): Promise<string | null> {
  const chair = demo.staff('przemyslaw')
  const parent = demo.caseOf('competitionCall')
  const { items } = await demo.runtime.listCases(chair, { workflow: 'round', parent })
  return items.find(({ columns }) => columns['pool'] === modelTypeOf(pool))?.id ?? null
}

/** The commission meets and publishes the list of a pool, or the corrected one. */
export async function publishPool(
  demo: Demo,
  pool: ModelCode,
  list: 'preliminary' | 'corrected',
): Promise<void> {
  const secretary = demo.staff('sylwia')
  const chair = demo.staff('przemyslaw')
  const round = await roundOf(demo, pool)
  if (round === null) throw new Error(`Expected a round of ${pool}`)
  const names = ['przemyslaw', ...Array.from({ length: 8 }, (_, n) => `asesor${n + 1}`)]
  const answers = {
    sessionNo: list === 'preliminary' ? 1 : 2,
    membersPresent: names.map((name) => demo.staff(name).person),
    voting: 'jednomyślnie',
    listKind: list,
  }
  const task = list === 'preliminary' ? 'protocol' : 'correctedProtocol'
  await demo.submit(secretary, round, task, answers, [{ by: chair, path: '/chairSignature' }])
}
