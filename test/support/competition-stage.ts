import type { JsonObject } from '@splot/definition'
import { businessPlan } from './competition-answers.ts'
import { prose } from './prose.ts'
import { announcement } from './first-stage-answers.ts'
import type { SignedIn, Stage } from './first-stage.ts'
import { agreePlan, diagnosed, openCohort } from './partnership.ts'
import type { Applicant } from './recruitment-applicants.ts'

/** Parameters under which a partnership is admitted without training, so that the competition can begin. */
export const withoutTraining = { P15Delegates: 0, P13Use: 0, P13Business: 0 }

/**
 * Leads active partnerships to their admission on 17 August 2027; `training` happens in their cohort after the
 * plans were agreed on. Returns their support cases.
 */
export async function admitted(
  stage: Stage,
  all: Applicant[],
  training: (cohort: string, supports: string[]) => Promise<void> = async () => {},
): Promise<string[]> {
  await stage.as('klara', 'keyAdviser')
  const supports: string[] = []
  for (const one of all) supports.push(await diagnosed(stage, one))
  const cohort = await openCohort(stage)
  for (const [n, one] of all.entries()) await agreePlan(stage, one, supports[n]!)
  await training(cohort, supports)
  await stage.to('2027-07-31T00:00:00Z')
  await recommendAll(stage, supports)
  return supports
}

/** Has the key adviser recommend partnerships whose training is over, on 17 August 2027. */
export async function recommendAll(stage: Stage, supports: readonly string[]): Promise<void> {
  await stage.to('2027-08-17T09:00:00Z')
  const adviser = await stage.as('klara')
  for (const support of supports)
    await stage.submit(adviser, support, 'recommend', {
      goalsReview: prose(200),
      strengths: prose(100),
      risksSeen: prose(100),
      recommend: 'positive',
    })
}

/** The first competition, and the one that follows it where it is cancelled. */
const competitions = {
  first: {
    callNumber: '1/KON/2027',
    announcedOn: '2027-09-06',
    opensAt: '2027-09-27T08:00:00Z',
    closesAt: '2027-10-19T13:00:00Z',
  },
  second: {
    callNumber: '2/KON/2027',
    announcedOn: '2027-09-28',
    opensAt: '2027-10-18T08:00:00Z',
    closesAt: '2027-11-09T14:00:00Z',
  },
}

/**
 * Announces a competition open from 27 September to 19 October 2027, or the second one, open from 18 October
 * to 9 November; `meanwhile` happens between its draft and its publication.
 */
export async function openCompetition(
  stage: Stage,
  places: number,
  meanwhile: () => Promise<void> = async () => {},
  which: keyof typeof competitions = 'first',
): Promise<string> {
  const coordinator = await stage.staff.coordinator()
  const { id } = await stage.runtime.startCase(coordinator, { workflow: 'call' })
  const task = await stage.task(coordinator, id, 'announce')
  await stage.runtime.claimTask(coordinator, task)
  const regulations = await stage.pdf(coordinator, task, '/regulations')
  await stage.submit(coordinator, id, 'announce', {
    ...announcement(10),
    callKind: 'competition',
    titlePl: 'Konkurs na modele 2027',
    ...competitions[which],
    minWindowDays: 21,
    poolQuota: [{ pool: 'service', places }],
    maxContractValue: 180_000_00,
    callBudget: 1_800_000_00,
    criteriaSetId: 'competition2027',
    formVersions: [{ formId: 'C01', version: '1' }],
    regulations,
  })
  await meanwhile()
  await stage.send(await stage.staff.admin(), id, 'PUBLISH')
  await stage.to(competitions[which].opensAt)
  return id
}

/** Fills in, signs and hands in the application of an admitted partnership. Returns its case. */
export async function compete(stage: Stage, one: Applicant, support: string): Promise<string> {
  const { editor } = one
  const { id } = await stage.runtime.startCase(editor, { workflow: 'application', parent: support })
  const email = `${one.id}-partner@example.org`
  const partner = await stage.as(`${one.id}-partner`)
  await stage.runtime.invite(editor, id, { email, role: 'applicantSigner' })
  const task = await stage.task(editor, id, 'apply')
  await stage.runtime.claimTask(editor, task)
  const file = (path: string) => stage.pdf(editor, task, path)
  const { signature: _signature, ...plan } = businessPlan('service')
  const { answers } = await stage.runtime.getTask(editor, task)
  const founders = (answers['founders'] as JsonObject[]).map(({ orgId }, n) => ({
    ...(plan['founders'] as JsonObject[])[n]!,
    orgId: orgId!,
  }))
  await stage.submit(
    editor,
    id,
    'apply',
    {
      ...plan,
      founders,
      diagnosisRef: answers['diagnosisRef']!,
      demandProof: [{ kind: 'letter', description: 'List intencyjny ośrodka pomocy.' }],
      orderCommitment: await file('/orderCommitment'),
      attPartnership: await file('/attPartnership'),
      attResolution: await file('/attResolution'),
      attDeMinimis: await file('/attDeMinimis'),
      secretFields: ['/pricing'],
      secretParts: 'Sposób liczenia cen jest naszą tajemnicą.',
    },
    [
      { by: one.signer, path: '/signature' },
      { by: partner, path: '/signature' },
    ],
  )
  return id
}

/** Points of a service model: sums of the three criteria, the first sub-criteria full. */
export function points(a: number, b: number, c: number): JsonObject {
  const spread = (sum: number, parts: [key: string, most: number][]) => {
    let left = sum
    return parts.map(([key, most]) => {
      const given = Math.min(most, left)
      left -= given
      return [key, given]
    })
  }
  const a4 = spread(a, [['a1', 10], ['a2', 10], ['a3', 8], ['a4', 7]]) // prettier-ignore
  const b4 = spread(b, [['b1', 8], ['b2', 7], ['b3', 10], ['b4', 5]]) // prettier-ignore
  const c4 = spread(c, [['c1Srv', 8], ['c2Srv', 12], ['c3Srv', 8], ['c4', 7]]) // prettier-ignore
  return Object.fromEntries([...a4, ...b4, ...c4])
}

/** Declares an assessor free of conflicts, or in one. */
export const declaration = (conflict: 'yes' | 'no' = 'no'): JsonObject => ({
  relFamily: 'no',
  relEmployment: conflict,
  relGovernance: 'no',
  relAdvice: 'no',
  confidentiality: true,
  aiUse: true,
})

/** The open task of an assessor for an application, by its title. */
export async function cardOf(
  stage: Stage,
  assessor: SignedIn,
  title: string,
): Promise<string | undefined> {
  const { items } = await stage.runtime.listTasks(assessor, {})
  return items.find(
    (one) =>
      one.workflow.id === 'card' && one.status === 'open' && one.caseTitle.pl.includes(title),
  )?.caseId
}

/** Fills in a card: declaration, then points; `aNote` are the reasons for criterion A. */
export async function scoreCard(
  stage: Stage,
  assessor: SignedIn,
  card: string,
  sums: [a: number, b: number, c: number],
  aNote = prose(260),
): Promise<void> {
  await stage.submit(assessor, card, 'declare', declaration())
  await stage.submit(
    assessor,
    card,
    'score',
    {
      ...points(...sums),
      aNote: aNote.trim(),
      bNote: prose(260).trim(),
      cNote: prose(260).trim(),
      budgetCuts: [],
      strengths: prose(80).trim(),
    },
    [{ by: assessor, path: '/submitCard' }],
  )
}
