import type { JsonObject } from '@splot/definition'
import { prose } from '../answers/prose.ts'
import { adviceCard } from '../answers/support-answers.ts'
import { delegatesOf } from '../delegates.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { trainsOn } from './cohorts.ts'
import { adviceOf, trainingPathOf } from './paths.ts'

const dayMs = 86_400_000

/** Returns the case of support of a partnership. */
export async function supportOf(demo: Demo, { editor, id }: Partnership): Promise<string> {
  return (await demo.childOf(editor, id, 'support')).id
}

/** Key adviser and partnership agree on the plan. */
export async function agreePlan(demo: Demo, one: Partnership): Promise<void> {
  const adviser = demo.staff('klara')
  const support = await supportOf(demo, one)
  const task = await demo.task(adviser, support, 'plan')
  await demo.submit(adviser, support, 'plan', {
    goals: [{ goal: 'Gotowy biznesplan usługi', measure: 'złożony wniosek', due: '2027-09-03' }],
    hours: [
      { area: 'business', planned: adviceOf(one.record).planned },
      { area: 'legal', planned: 4 },
    ],
    modules: await modulesOf(demo, one, task),
    studyVisit: 'yes',
    adjustments: adjustmentsFor(demo, one),
  })
  await demo.submit(one.signer, support, 'agree', {}, [
    { by: one.signer, path: '/signatures' },
    { by: adviser, path: '/signatures' },
  ])
}

/** What its delegates need, each once. */
function adjustmentsFor(demo: Demo, { record }: Partnership): string[] {
  const asked = delegatesOf(demo.data.applicants, record).flatMap(
    ({ answers }) => (answers['accessNeeds'] ?? []) as string[],
  )
  return [...new Set(asked)]
}

async function modulesOf(demo: Demo, { record }: Partnership, task: string): Promise<JsonObject[]> {
  const exempt = trainingPathOf(record)?.exempt
  const modules: JsonObject[] = []
  for (const [n, module] of ['m1', 'm2', 'm3', 'm4', 'm5'].entries()) {
    const proof = (): Promise<string[]> =>
      demo.pdf(demo.staff('klara'), task, `/modules/${n}/exemptProof`, 'Dyplom')
    const exemption = module === exempt ? { exempt: 'yes', exemptProof: await proof() } : {}
    modules.push({ module, mandatory: 'yes', ...exemption })
  }
  return modules
}

/** A day of business advice; beyond the plan the coordinator approves it. */
export async function adviseBusiness(demo: Demo, one: Partnership): Promise<void> {
  const adviser = demo.staff('aleksander')
  const support = await supportOf(demo, one)
  const { id } = await demo.runtime.startCase(adviser, { workflow: 'advice', parent: support })
  const { planned, held } = adviceOf(one.record)
  await demo.submit(adviser, id, 'card', {
    ...adviceCard,
    topics: prose('adviceTopics'),
    sessionDate: await adviceDay(demo, one),
    startTime: '07:00',
    endTime: `${7 + Math.floor(held)}:${held % 1 === 0 ? '00' : '30'}`,
    adviser: adviser.person,
    attendees: one.delegates.map(({ person }) => person),
    tasks: [],
  })
  if (held > planned) await demo.submit(demo.staff('konrad'), id, 'approve')
}

/**
 * Today, or the last free day of a weekend before where the delegates are at a training session today: one
 * adviser meets one partnership a day.
 */
async function adviceDay(demo: Demo, one: Partnership): Promise<string> {
  const [delegate] = one.delegates
  for (let back = 0; back < 30; back += 1) {
    const date = new Date(Date.parse(demo.today()) - back * dayMs).toISOString().slice(0, 10)
    const isWeekend = [0, 6].includes(new Date(date).getUTCDay())
    if ((back > 0 && !isWeekend) || demo.cases.has(`advice ${date}`)) continue
    if (delegate && (await trainsOn(demo, delegate, date))) continue
    demo.cases.set(`advice ${date}`, one.id)
    return date
  }
  throw new Error(`Expected a day for the advice of ${one.record.id}`)
}

/** The coordinator moves a partnership to another cohort. */
export async function changeCohort(demo: Demo, one: Partnership): Promise<void> {
  await demo.send(demo.staff('konrad'), await supportOf(demo, one), 'CHANGE_COHORT', {
    reason: 'Delegaci mają w tym tygodniu sesję rady gminy.',
  })
}
