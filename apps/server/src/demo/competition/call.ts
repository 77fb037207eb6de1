import { announcement } from '../answers/first-stage-answers.ts'
import { prose } from '../answers/prose.ts'
import { warsawInstant } from '../../start/warsaw-time.ts'
import type { Demo } from '../demo.ts'

/** Announces the competition: four places for integration, three for services, three for mixed models. */
export async function announceCompetition(demo: Demo): Promise<void> {
  const coordinator = demo.staff('konrad')
  const { id } = await demo.runtime.startCase(coordinator, { workflow: 'call' })
  demo.cases.set('competitionCall', id)
  const task = await demo.task(coordinator, id, 'announce')
  await demo.submit(coordinator, id, 'announce', {
    ...announcement(10),
    summaryPl: prose('competitionCall'),
    callKind: 'competition',
    callNumber: '1/KON/2027',
    titlePl: 'Konkurs na modele spółdzielni socjalnych 2027',
    titleEn: 'Competition for models of social co-operatives, 2027',
    announcedOn: '2027-09-06',
    opensAt: warsawInstant('2027-09-27', '08:00:00'),
    closesAt: warsawInstant('2027-10-19', '15:00:00'),
    minWindowDays: 21,
    contactEmail: 'konkurs@splot.example',
    poolQuota: [
      { pool: 'integration', places: 4 },
      { pool: 'service', places: 3 },
      { pool: 'mixed', places: 3 },
    ],
    maxContractValue: 180_000_00,
    callBudget: 1_800_000_00,
    criteriaSetId: 'competition2027',
    formVersions: [{ formId: 'C01', version: '1' }],
    regulations: await demo.pdf(coordinator, task, '/regulations', 'Regulamin konkursu'),
  })
  await demo.send(demo.staff('alicja'), id, 'PUBLISH')
}

/** Closes the competition when nobody waits for a freed place any more. */
export async function resolveCompetition(demo: Demo): Promise<void> {
  await demo.send(demo.staff('konrad'), demo.caseOf('competitionCall'), 'RESOLVE')
}
