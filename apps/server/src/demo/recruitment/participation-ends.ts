import type { JsonObject } from '@splot/definition'
import type { ApplicantRecord } from '../applicants.ts'
import { dayAfter } from '../days.ts'
import type { Demo } from '../demo.ts'
import { scene } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { warsawDate } from '../../start/warsaw-time.ts'

const firstDay = '2027-06-14'
const daysBetween = 21
const times = 29

/** Returns the days on which the officer records whose participation has ended: every three weeks, within the four allowed. */
export function participationEndScenes(): Scene[] {
  return Array.from({ length: times }, (_, n) =>
    scene(`${dayAfter(firstDay, n * daysBetween)} 08:30`, recordEnds),
  )
}

async function recordEnds(demo: Demo): Promise<void> {
  const officer = demo.staff('renata')
  const filter = { task: 'endSupport', status: 'open', scope: 'all', limit: 100 } as const
  const { items } = await demo.runtime.listTasks(officer, filter)
  for (const { caseId, createdAt } of items.toSorted(byCase)) {
    const { parent } = await demo.runtime.getCase(officer, caseId)
    const one = [...demo.partnerships.values()].find(({ id }) => id === parent)
    if (!one) throw new Error(`Expected a partnership of the participant in ${caseId}`)
    const supportEnd = warsawDate(Date.parse(createdAt))
    await demo.submit(officer, caseId, 'endSupport', { supportEnd, ...endOf(one.record) })
  }
}

const byCase = (a: { caseId: string }, b: { caseId: string }): number =>
  a.caseId < b.caseId ? -1 : 1

/** How the part of a partnership's people in the programme ended. Pure. */
function endOf({ diagnosis, competition, contract, validation }: ApplicantRecord): JsonObject {
  if (validation !== null)
    return { completedPath: 'yes', exitReason: 'completed', statusAfter: 'employed' }
  if (diagnosis === 'withdrew' || contract === 'signed, withdrew before start')
    return { completedPath: 'no', exitReason: 'withdrew', statusAfter: 'noChange' }
  // the support was given in full, whatever came of the competition
  if (competition !== null)
    return { completedPath: 'yes', exitReason: 'completed', statusAfter: 'noChange' }
  return { completedPath: 'no', exitReason: 'other', statusAfter: 'noChange' }
}
