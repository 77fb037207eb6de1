import type { JsonObject } from '@splot/definition'
import { application, organisationCard, participantForm } from './answers/first-stage-answers.ts'
import { modelTypeOf } from './applicants.ts'
import type { ApplicantRecord } from './applicants.ts'
import type { Demo } from './demo.ts'
import { delegatesOf } from './delegates.ts'
import type { Delegate } from './delegates.ts'
import { identifiersOf } from './identifiers.ts'
import type { Identifiers } from './identifiers.ts'
import { fullName, personName } from './person-names.ts'
import type { Signature, SignedIn } from './play.ts'
import { settingOf } from './setting.ts'

/** A partnership that has begun an application, with the people who act for it. */
export interface Partnership {
  record: ApplicantRecord
  /** Case of its recruitment. */
  id: string
  editor: SignedIn
  /** Who signs for the leader. */
  signer: SignedIn
  /** Who signs for the partner. */
  partnerSigner: SignedIn
  /** Cases of its organisations: the leader, the partner. */
  organisations: [leader: string, partner: string]
  /** The delegated persons. */
  delegates: SignedIn[]
}

/** Begins an application of a record: people, organisations and participants; its form is still empty. */
export async function beginApplication(demo: Demo, record: ApplicantRecord): Promise<Partnership> {
  const editor = await member(demo, record, 'lider', 1)
  const signer = await member(demo, record, 'podpis', 2)
  const partnerSigner = await member(demo, record, 'partner', 3)
  const parent = demo.caseOf('recruitmentCall')
  const { id } = await demo.runtime.startCase(editor, { workflow: 'recruitment', parent })
  const email = addressOf(record, 'podpis')
  await demo.runtime.invite(editor, id, { email, role: 'applicantSigner' })
  const { partnerForm } = settingOf(demo.data, record)
  const leaderCard = {
    name: leaderName(record),
    legalForm: record.leader,
    ...leaderNumbers(demo, record),
  }
  const leader = await addOrganisation(demo, { editor, id, record }, leaderCard)
  const partnerCard = {
    name: partnerName(record),
    legalForm: partnerForm,
    ...partnerNumbers(record),
  }
  const partner = await addOrganisation(demo, { editor, id, record }, partnerCard)
  const delegates: SignedIn[] = []
  for (const delegate of delegatesOf(demo.data.applicants, record))
    delegates.push(await addDelegate(demo, { editor, id, record }, delegate, leader))
  const partnership: Partnership = {
    record,
    id,
    editor,
    signer,
    partnerSigner,
    organisations: [leader, partner],
    delegates,
  }
  demo.partnerships.set(record.id, partnership)
  return partnership
}

/** Fills in and signs the application, ready to be handed in. */
export async function fillApplication(demo: Demo, one: Partnership): Promise<void> {
  const { editor, id, signer } = one
  const task = await demo.task(editor, id, 'apply')
  const letter = await demo.pdf(editor, task, '/founders/1/letter', 'List intencyjny')
  const answers = { ...applicationOf(demo, one), founders: foundersOf(one, letter) }
  await demo.fill(editor, id, 'apply', answers, [{ by: signer, path: '/signature' }])
}

/** Signatures of leader and partner at the given places of a form. */
export function signaturesOf(one: Partnership, leader: string, partner: string): Signature[] {
  return [
    { by: one.signer, path: leader },
    { by: one.partnerSigner, path: partner },
  ]
}

/** E-mail address of somebody of a partnership. Pure. */
export function addressOf({ id }: ApplicantRecord, part: string): string {
  return `${id.toLowerCase()}-${part}@demo.example`
}

function applicationOf(demo: Demo, { record, delegates }: Partnership): JsonObject {
  const { implementationTerc, existingCooperative, anyCommune } = settingOf(demo.data, record)
  const { serviceAreas, ...common } = application(titleOf(record))
  const services = record.declaredType === 'INT' ? {} : { serviceAreas: serviceAreas! }
  const path = 'Od warsztatów przez praktykę do stałego zatrudnienia w spółdzielni. '.repeat(6)
  return {
    ...common,
    ...services,
    ...(record.declaredType === 'SRV' ? {} : { integrationPath: path }),
    ...(anyCommune ? { councilResolution: 'planned' } : {}),
    modelType: modelTypeOf(record.declaredType),
    implementationTerc,
    existingCooperative,
    delegates: delegates.length,
    preferredCohort: 'north',
  }
}

function foundersOf({ organisations }: Partnership, letter: string[]): JsonObject[] {
  const [leader, partner] = organisations
  return [
    { orgId: leader, orgRole: 'leader', commitment: 'signed' },
    { orgId: partner, orgRole: 'partner', commitment: 'letter', letter },
  ]
}

function titleOf({ name, declaredType }: ApplicantRecord): string {
  const idea = {
    INT: 'Praca i reintegracja',
    SRV: 'Usługi blisko domu',
    MIX: 'Praca przez usługi',
  }[declaredType]
  return `${idea} – ${placeOf({ name })}`
}

/** What a partnership is called after. Pure. */
export function placeOf({ name }: Pick<ApplicantRecord, 'name'>): string {
  return name.replace(/^Partnerstwo /u, '')
}

async function member(
  demo: Demo,
  record: ApplicantRecord,
  part: string,
  place: number,
): Promise<SignedIn> {
  const number = Number(record.id.slice(1))
  return demo.signIn(addressOf(record, part), fullName(personName(number * 7 + place)))
}

// aid so near its limit that the grant of the competition would go beyond it
function receivedAid({ competition }: ApplicantRecord): number {
  return competition?.startsWith('formally rejected') ? 299_900 : 1_000
}

const legalNames: Record<string, string> = {
  association: 'Stowarzyszenie',
  foundation: 'Fundacja',
  churchLegalPerson: 'Caritas Parafii',
  company: 'Spółka z o.o.',
  jstGmina: 'Gmina',
  jstPowiat: 'Powiat',
}

function leaderName(record: ApplicantRecord): string {
  return `${legalNames[record.leader] ?? ''} ${placeOf(record)}`
}

function partnerName(record: ApplicantRecord): string {
  return `Partner lokalny ${placeOf(record)}`
}

// who applies twice leads another partnership too
const duplicates: Record<string, string> = { A05: 'A13' }

function leaderNumbers(demo: Demo, record: ApplicantRecord): Identifiers {
  const first = demo.data.applicants.find(({ id }) => id === duplicates[record.id]) ?? record
  return { nip: first.leaderNip, regon: first.leaderRegon }
}

function partnerNumbers(record: ApplicantRecord): Identifiers {
  for (let n = 500 + Number(record.id.slice(1)) * 3; ; n += 1) {
    const found = identifiersOf(n)
    if (found) return found
  }
}

interface Host {
  editor: SignedIn
  /** Case of the recruitment. */
  id: string
  record: ApplicantRecord
}

async function addOrganisation(
  demo: Demo,
  { editor, id: parent, record }: Host,
  { name, legalForm, nip, regon }: Identifiers & { name: string; legalForm: string },
): Promise<string> {
  const { id } = await demo.runtime.startCase(editor, { workflow: 'organisation', parent })
  const task = await demo.task(editor, id, 'card')
  const card = {
    ...organisationCard(name, legalForm, { nip, regon }),
    terc: record.terc,
    deMinimisReceived: receivedAid(record),
    degurba: String(record.degurba),
    city: placeOf(record),
  }
  const statute = ['association', 'foundation', 'churchLegalPerson'].includes(legalForm)
    ? { statute: await demo.pdf(editor, task, '/statute', 'Statut') }
    : {}
  const church =
    legalForm === 'churchLegalPerson'
      ? {
          churchCertificate: await demo.pdf(editor, task, '/churchCertificate', 'Zaswiadczenie'),
          churchCertificateDate: demo.today(),
        }
      : {}
  await demo.submit(editor, id, 'card', { ...card, ...statute, ...church })
  return id
}

async function addDelegate(
  demo: Demo,
  { editor, id: parent, record }: Host,
  { part, name, answers }: Delegate,
  leader: string,
): Promise<SignedIn> {
  const email = addressOf(record, part)
  const person = await demo.signIn(email, fullName(name))
  await demo.runtime.invite(editor, parent, { email, role: 'participant' })
  const { id } = await demo.runtime.startCase(person, { workflow: 'participant', parent })
  const form = participantForm(name.firstName, leader)
  const { otherId, birthDateEntered, sexEntered, ...rest } = form
  const identity = answers['pesel'] === undefined ? { otherId, birthDateEntered, sexEntered } : {}
  await demo.submit(person, id, 'personal', {
    ...rest,
    ...(identity as JsonObject),
    terc: record.terc,
    city: placeOf(record),
    ...answers,
  })
  return person
}
