import { termination } from '../answers/testing-answers.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { doIfOpen, runningTestOf } from './open-work.ts'

/** The monitor gives notice of the termination after a report was missed. */
export async function noticeTermination(demo: Demo, one: Partnership): Promise<void> {
  const { warnings: _, implementerPosition: _position, ...common } = termination
  await demo.submit(demo.staff('marta'), await runningTestOf(demo, one), 'noticeTermination', {
    ...common,
    ground: 'noReports',
    lastDay: demo.today(),
  })
}

/** The director decides; the implementer said nothing. */
export async function decideTermination(demo: Demo, one: Partnership): Promise<void> {
  const director = demo.staff('daniel')
  const answers = { lessonsUsable: 'no', lastDay: demo.today() }
  await demo.submit(director, await runningTestOf(demo, one), 'decideTermination', answers, [
    { by: director, path: '/decisionSignature' },
  ])
}

/** The finance officer settles a test that was terminated, and confirms what was returned. */
export async function settleTermination(demo: Demo, one: Partnership): Promise<void> {
  const finance = demo.staff('feliks')
  const caseId = await runningTestOf(demo, one)
  await doIfOpen(demo, finance, { caseId, task: 'settle' })
  await doIfOpen(demo, finance, { caseId, task: 'confirmReturn' })
}
