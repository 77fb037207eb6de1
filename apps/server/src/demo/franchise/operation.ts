import type { JsonObject } from '@splot/definition'
import { survey } from '../answers/franchise-answers.ts'
import { prose } from '../answers/prose.ts'
import type { Demo } from '../demo.ts'
import { doIfOpen } from '../testing/open-work.ts'
import { franchiseOf } from './franchise-of.ts'
import type { FranchiseRecord, Wave } from './records.ts'

/** The franchisee says that work has begun, in time or late. */
export async function reportStart(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id: caseId, franchisee } = await franchiseOf(demo, record)
  await doIfOpen(demo, franchisee, { caseId, task: 'reportStart' })
  await doIfOpen(demo, franchisee, { caseId, task: 'reportLateStart' })
}

/** The mentor meets the franchisee for three hours; the franchisee confirms the card. */
export async function mentorOnce(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id: parent, franchisor, franchisee } = await franchiseOf(demo, record)
  const { id } = await demo.runtime.startCase(franchisor, { workflow: 'mentoring', parent })
  await demo.submit(franchisor, id, 'card', {
    sessionDate: demo.today(),
    startTime: '08:00',
    endTime: '11:00',
    mode: 'onsite',
    area: 'service',
    attendees: [franchisee.person ?? ''],
    topics: prose('mentoring'),
    recommendations: prose('mentoringAdvice'),
  })
  await demo.submit(franchisee, id, 'confirm', {}, [
    { by: franchisee, path: '/participantConfirm' },
  ])
}

/** Returns the act of answering the survey of a wave. */
export function answerSurvey(wave: Wave) {
  return async (demo: Demo, record: FranchiseRecord): Promise<void> => {
    const { id: parent, franchisee } = await franchiseOf(demo, record)
    const { id } = await demo.childOf(franchisee, parent, 'followUp')
    const facts = record.surveys?.[wave]
    if (!facts) throw new Error(`Expected a survey ${wave} of ${record.id}`)
    await demo.submit(franchisee, id, 'survey', survey(facts, record.started ?? ''))
  }
}

/** The centre verifies the newest survey; it confirms every fault found in the manual. */
export async function verifySurvey(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id: parent, adviser } = await franchiseOf(demo, record)
  const { id: caseId } = await demo.childOf(adviser, parent, 'followUp')
  const signature = { by: adviser, path: '/owesVerified' }
  await doIfOpen(demo, adviser, { caseId, task: 'verify' }, confirmedFaults, [signature])
}

const confirmedFaults = (given: JsonObject): JsonObject => {
  const faults = (given['errataVerified'] ?? []) as JsonObject[]
  if (faults.length === 0) return {}
  return { errataVerified: faults.map((row) => ({ ...row, confirmed: 'yes', critical: 'no' })) }
}

/** The franchisee gives notice. */
export async function giveNotice(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id, franchisee } = await franchiseOf(demo, record)
  const reason = 'Gmina nie przedłużyła zlecenia, a sama sprzedaż nie pokrywa kosztów.'
  await demo.send(franchisee, id, 'GIVE_NOTICE', { reason })
}
