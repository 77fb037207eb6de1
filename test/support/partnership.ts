import type { JsonObject } from '@splot/definition'
import { questionnaire, report, visitRecord } from './diagnosis-answers.ts'
import { checklist, scores } from './first-stage-answers.ts'
import type { SignedIn, Stage } from './first-stage.ts'
import { apply, openRecruitment } from './recruitment-applicants.ts'
import type { Applicant } from './recruitment-applicants.ts'
import { adviceCard, sessionPlan } from './support-answers.ts'
import { prose } from './prose.ts'

/** Leads partnerships through the recruitment; their agreements are concluded on 24 May 2027. */
export async function activePartnerships(stage: Stage, names: string[]): Promise<Applicant[]> {
  const call = await openRecruitment(stage, names.length)
  const all: Applicant[] = []
  for (const name of names) all.push(await apply(stage, call, name))
  const officer = await stage.staff.officer()
  const coordinator = await stage.staff.coordinator()
  await stage.to('2027-03-22T09:00:00Z')
  for (const { id } of all) {
    await stage.submit(officer, id, 'take')
    await stage.submit(officer, id, 'check', checklist())
    await stage.submit(officer, id, 'score', scores(14, 9, 9, 5))
  }
  await stage.submit(coordinator, call, 'publishList')
  await stage.to('2027-05-20T09:00:00Z')
  for (const one of all) await offerAgreement(stage, one)
  await stage.to('2027-05-24T09:00:00Z')
  const director = await stage.staff.director()
  for (const { id } of all)
    await stage.submit(director, id, 'countersign', {}, [
      { by: director, path: '/operatorSignature' },
    ])
  return all
}

async function offerAgreement(stage: Stage, { id, editor, signer }: Applicant): Promise<void> {
  const officer = await stage.staff.officer()
  const coordinator = await stage.staff.coordinator()
  await stage.submit(officer, id, 'prepareAgreement', {
    supportValue: 20_000_00,
    deMinimisGranted: 'no',
    cohort: 'north',
    regionalCoordinator: coordinator.person,
  })
  const email = `${id}-partner@example.org`
  await stage.runtime.invite(editor, id, { email, role: 'applicantSigner' })
  const partner = await stage.as(`${id}-partner`)
  await stage.submit(signer, id, 'signAgreement', {}, [
    { by: signer, path: '/applicantSignature' },
    { by: partner, path: '/partnersSignature' },
  ])
}

/** Returns the id of the newest child of a workflow that the reader sees in a case. */
export async function childOf(
  stage: Stage,
  reader: SignedIn,
  id: string,
  workflow: string,
): Promise<string> {
  const { children } = await stage.runtime.getCase(reader, id)
  const found = children.filter((one) => one.workflow.id === workflow).at(-1)
  if (!found)
    throw new Error(
      `Expected a ${workflow} but there are ${children.map((one) => one.workflow.id).join(', ')}.`,
    )
  return found.id
}

/** Good answers to the questionnaire of a service model. */
export const serviceQuestionnaire = (): JsonObject => {
  const {
    readinessForWork: _readiness,
    supportPersonnel: _staff,
    confirmedOrders: _orders,
    ...rest
  } = questionnaire
  return rest
}

/** Has a researcher confirmed, and the questionnaire handed in. */
export async function answerQuestionnaire(
  stage: Stage,
  one: Applicant,
  diagnosis: string,
): Promise<void> {
  const expert = await stage.as('ewa-ekspert', 'leadExpert')
  await stage.submit(expert, diagnosis, 'confirm')
  await stage.submit(one.editor, diagnosis, 'questionnaire', serviceQuestionnaire())
}

/** Records a visit with two interviews. Returns the id of its case. */
export async function recordVisit(
  stage: Stage,
  researcher: SignedIn,
  diagnosis: string,
): Promise<string> {
  const { id } = await stage.runtime.startCase(researcher, {
    workflow: 'fieldVisit',
    parent: diagnosis,
  })
  const { photos: _photos, photoDescriptions: _descriptions, ...rest } = visitRecord
  const visitDate = stage.clock.at.slice(0, 10)
  await stage.submit(researcher, id, 'visit', {
    ...rest,
    visitDate,
    researchers: [researcher.person],
  })
  return id
}

/** Ends the fieldwork and sends the report, with what a test says of it. */
export async function sendReport(
  stage: Stage,
  researcher: SignedIn,
  diagnosis: string,
  answers: JsonObject = {},
): Promise<void> {
  // an appeal that is upheld leads back to the report alone
  const states = await stage.states(researcher, diagnosis)
  if (!states.includes('diagnosis.report'))
    await stage.submit(researcher, diagnosis, 'endFieldwork')
  await stage.submit(researcher, diagnosis, 'report', {
    ...report,
    recommendedType: 'service',
    ...answers,
  })
}

/** The lead expert accepts the report. */
export async function acceptReport(stage: Stage, diagnosis: string): Promise<void> {
  const expert = await stage.as('ewa-ekspert', 'leadExpert')
  const task = await stage.task(expert, diagnosis, 'accept')
  await stage.runtime.claimTask(expert, task)
  const accessibleFile = await stage.pdf(expert, task, '/accessibleFile')
  await stage.submit(expert, diagnosis, 'accept', { accessibleFile })
}

/** Leads a partnership whose agreement is concluded through a diagnosis that recommends its model. */
export async function diagnosed(stage: Stage, one: Applicant): Promise<string> {
  const researcher = await stage.as('robert', 'researcher')
  const diagnosis = await childOf(stage, one.editor, one.id, 'diagnosis')
  await answerQuestionnaire(stage, one, diagnosis)
  await recordVisit(stage, researcher, diagnosis)
  await sendReport(stage, researcher, diagnosis)
  await stage.submit(one.editor, diagnosis, 'comment')
  await acceptReport(stage, diagnosis)
  return childOf(stage, one.editor, one.id, 'support')
}

/** Opens a cohort of a training from 1 July to 30 July 2027. */
export async function openCohort(stage: Stage, cohort = 'north'): Promise<string> {
  const coordinator = await stage.staff.coordinator()
  const { id } = await stage.runtime.startCase(coordinator, { workflow: 'cohort' })
  await stage.send(coordinator, id, 'OPEN', {
    cohort,
    startsOn: '2027-07-01',
    endsOn: '2027-07-30',
  })
  return id
}

/** Agrees on a support plan of 24 hours, 16 of them business advice; `modules` replaces its modules. */
export async function agreePlan(
  stage: Stage,
  one: Applicant,
  support: string,
  modules?: JsonObject[],
): Promise<void> {
  const adviser = await stage.as('klara', 'keyAdviser')
  await stage.submit(adviser, support, 'plan', {
    goals: [{ goal: 'Gotowy biznesplan usługi', measure: 'złożony wniosek', due: '2027-07-30' }],
    hours: [
      { area: 'business', planned: 16 },
      { area: 'legal', planned: 8 },
    ],
    studyVisit: 'yes',
    ...(modules ? { modules } : {}),
  })
  await stage.submit(one.signer, support, 'agree', {}, [
    { by: one.signer, path: '/signatures' },
    { by: adviser, path: '/signatures' },
  ])
}

/** Writes an advice card of a meeting of today. Returns the id of its case. */
export async function writeCard(
  stage: Stage,
  support: string,
  attendees: SignedIn[],
  answers: JsonObject = {},
): Promise<string> {
  const adviser = await stage.as('olek', 'adviser')
  const { id } = await stage.runtime.startCase(adviser, { workflow: 'advice', parent: support })
  await stage.submit(adviser, id, 'card', {
    ...adviceCard,
    sessionDate: stage.clock.at.slice(0, 10),
    startTime: '08:00',
    endTime: '16:00',
    adviser: adviser.person,
    attendees: attendees.map(({ person }) => person),
    tasks: [],
    ...answers,
  })
  return id
}

/** Plans a session of a module for tomorrow and hands in who was there, by person. */
export async function holdSession(
  stage: Stage,
  cohort: string,
  module: string,
  present: (person: string) => number,
): Promise<string> {
  const trainer = await stage.as('tola', 'trainer')
  const { id } = await stage.runtime.startCase(trainer, { workflow: 'session', parent: cohort })
  const day = new Date(Date.parse(stage.clock.at) + 86_400_000).toISOString().slice(0, 10)
  const plan = await stage.task(trainer, id, 'plan')
  await stage.runtime.claimTask(trainer, plan)
  const materials = await stage.pdf(trainer, plan, '/materials')
  await stage.submit(trainer, id, 'plan', {
    ...sessionPlan,
    module,
    dateStart: `${day}T07:00:00Z`,
    dateEnd: `${day}T14:00:00Z`,
    trainers: [trainer.person],
    materials,
  })
  await stage.to(`${day}T15:00:00Z`)
  const task = await stage.task(trainer, id, 'attendance')
  const { may } = await stage.runtime.getTask(trainer, task)
  if (may.includes('claim')) await stage.runtime.claimTask(trainer, task)
  const { answers } = await stage.runtime.getTask(trainer, task)
  const scan = await stage.pdf(trainer, task, '/scan')
  await stage.submit(trainer, id, 'attendance', {
    attendance: (answers['attendance'] as JsonObject[]).map((row) => ({
      ...row,
      hoursPresent: present(row['participant'] as string),
    })),
    scan,
    trainerReport: prose(50),
  })
  return id
}
