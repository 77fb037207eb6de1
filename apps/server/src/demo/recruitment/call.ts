import { announcement } from '../answers/first-stage-answers.ts'
import { warsawInstant } from '../../start/warsaw-time.ts'
import type { Demo } from '../demo.ts'

/** Announces the recruitment call. */
export async function announceRecruitment(demo: Demo): Promise<void> {
  const coordinator = demo.staff('konrad')
  const { id } = await demo.runtime.startCase(coordinator, { workflow: 'call' })
  demo.cases.set('recruitmentCall', id)
  const task = await demo.task(coordinator, id, 'announce')
  await demo.submit(coordinator, id, 'announce', {
    ...announcement(30),
    titlePl: 'Nabór partnerstw do programu Splot 2027',
    titleEn: 'Call for partnerships, Splot 2027',
    opensAt: warsawInstant('2027-02-15', '08:00:00'),
    closesAt: warsawInstant('2027-03-19', '15:00:00'),
    contactEmail: 'nabor@splot.example',
    regulations: await demo.pdf(coordinator, task, '/regulations', 'Regulamin naboru'),
  })
  await demo.send(demo.staff('alicja'), id, 'PUBLISH')
}

/** Publishes the ranking list, or the corrected one. */
export async function publishRecruitmentList(
  demo: Demo,
  list: 'publishList' | 'publishCorrected',
): Promise<void> {
  await demo.submit(demo.staff('konrad'), demo.caseOf('recruitmentCall'), list)
}

/** The first group begins its diagnosis: the reserve waits only so much longer. */
export async function startFirstCohort(demo: Demo): Promise<void> {
  await demo.send(demo.staff('konrad'), demo.caseOf('recruitmentCall'), 'FIRST_COHORT_STARTED', {
    date: demo.today(),
  })
}

/** Closes the call when every application has come to its end. */
export async function resolveRecruitment(demo: Demo): Promise<void> {
  await demo.send(demo.staff('konrad'), demo.caseOf('recruitmentCall'), 'RESOLVE')
}
