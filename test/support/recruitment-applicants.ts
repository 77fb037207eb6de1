import type { JsonObject } from '@splot/definition'
import {
  announcement,
  application,
  organisationCard,
  participantForm,
} from './first-stage-answers.ts'
import type { SignedIn, Stage } from './first-stage.ts'

/** A partnership that applies, with the people who act for it. */
export interface Applicant {
  id: string
  editor: SignedIn
  signer: SignedIn
  /** Case ids of its organisations; the first leads. */
  organisations: string[]
}

/** Announces a recruitment call and lets its first day come; `null`: with the places it is offered with. */
export async function openRecruitment(stage: Stage, capacity: number | null): Promise<string> {
  const coordinator = await stage.staff.coordinator()
  const { id } = await stage.runtime.startCase(coordinator, { workflow: 'call' })
  const task = await stage.task(coordinator, id, 'announce')
  await stage.runtime.claimTask(coordinator, task)
  const regulations = await stage.pdf(coordinator, task, '/regulations')
  const { capacity: places, ...call } = announcement(capacity ?? 0)
  await stage.submit(coordinator, id, 'announce', {
    ...call,
    ...(capacity === null ? {} : { capacity: places! }),
    regulations,
  })
  await stage.send(await stage.staff.admin(), id, 'PUBLISH')
  await stage.to('2027-02-15T08:00:00Z')
  return id
}

/** Starts an application with two organisations and two participants; its form is still empty. */
export async function prepare(
  stage: Stage,
  call: string,
  name: string,
  leaderForm = 'jstGmina',
): Promise<Applicant> {
  const editor = await stage.as(name)
  const signer = await stage.as(`${name}-head`)
  const { id } = await stage.runtime.startCase(editor, { workflow: 'recruitment', parent: call })
  const email = `${name}-head@example.org`
  await stage.runtime.invite(editor, id, { email, role: 'applicantSigner' })
  const leader = await addOrganisation(stage, editor, id, leaderForm)
  const partner = await addOrganisation(stage, editor, id, 'association')
  for (const n of [1, 2]) await addParticipant(stage, editor, id, `${name}-p${n}`, leader)
  return { id, editor, signer, organisations: [leader, partner] }
}

/** Good answers to the application of a partnership that was prepared. */
export async function answersOf(
  stage: Stage,
  applicant: Applicant,
  title: string,
): Promise<JsonObject> {
  const { id, editor, organisations } = applicant
  const [leader = '', partner = ''] = organisations
  const task = await stage.task(editor, id, 'apply')
  const letter = await stage.pdf(editor, task, '/founders/1/letter')
  return {
    ...application(title),
    founders: [
      { orgId: leader, orgRole: 'leader', commitment: 'signed' },
      { orgId: partner, orgRole: 'partner', commitment: 'letter', letter },
    ],
  }
}

/** Prepares an application and hands it in, signed. */
export async function apply(
  stage: Stage,
  call: string,
  name: string,
  leaderForm = 'jstGmina',
): Promise<Applicant> {
  const one = await prepare(stage, call, name, leaderForm)
  await handIn(stage, one, `Spółdzielnia ${name}`, leaderForm)
  return one
}

/** Fills in, signs and hands in an application that was prepared. */
export async function handIn(
  stage: Stage,
  one: Applicant,
  title: string,
  leaderForm = 'jstGmina',
): Promise<void> {
  await fillIn(stage, one, title, leaderForm)
  await stage.submit(one.editor, one.id, 'apply')
}

/** Fills in and signs an application that was prepared, ready to be handed in. */
export async function fillIn(
  stage: Stage,
  one: Applicant,
  title: string,
  leaderForm = 'jstGmina',
): Promise<void> {
  const answers = await answersOf(stage, one, title)
  const council = leaderForm.startsWith('jst') ? { councilResolution: 'planned' } : {}
  await stage.fill(one.editor, one.id, 'apply', { ...answers, ...council }, [
    { by: one.signer, path: '/signature' },
  ])
}

/** Starts the card of a founder and fills it in. */
export async function addOrganisation(
  stage: Stage,
  reader: SignedIn,
  parent: string,
  legalForm: string,
): Promise<string> {
  const { id } = await stage.runtime.startCase(reader, { workflow: 'organisation', parent })
  const task = await stage.task(reader, id, 'card')
  const needsStatute = !legalForm.startsWith('jst') && legalForm !== 'company'
  const card = organisationCard(`Podmiot ${id}`, legalForm, stage.identifiers())
  const statute = needsStatute ? { statute: await stage.pdf(reader, task, '/statute') } : {}
  await stage.submit(reader, id, 'card', { ...card, ...statute })
  return id
}

async function addParticipant(
  stage: Stage,
  host: SignedIn,
  parent: string,
  name: string,
  organisation: string,
): Promise<void> {
  const person = await stage.as(name)
  const email = `${name}@example.org`
  await stage.runtime.invite(host, parent, { email, role: 'participant' })
  const { id } = await stage.runtime.startCase(person, { workflow: 'participant', parent })
  await stage.submit(person, id, 'personal', participantForm(name, organisation))
}
