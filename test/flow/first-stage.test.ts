import { expect, it } from 'vitest'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import {
  announcement,
  application,
  organisationCard,
  participantForm,
} from '../support/first-stage-answers.ts'

interface Applicant {
  id: string
  editor: SignedIn
  signer: SignedIn
  organisations: string[]
}

async function openCall(stage: Stage, capacity = 2): Promise<string> {
  const coordinator = await stage.staff.coordinator()
  const { id } = await stage.runtime.startCase(coordinator, { workflow: 'call' })
  const task = await stage.task(coordinator, id, 'announce')
  await stage.runtime.claimTask(coordinator, task)
  const regulations = await stage.pdf(coordinator, task, '/regulations')
  await stage.submit(coordinator, id, 'announce', { ...announcement(capacity), regulations })
  await stage.send(await stage.staff.admin(), id, 'PUBLISH')
  await stage.to('2027-02-15T08:00:00Z')
  return id
}

async function organisation(
  stage: Stage,
  reader: SignedIn,
  parent: string,
  legalForm: string,
): Promise<string> {
  const { id } = await stage.runtime.startCase(reader, { workflow: 'organisation', parent })
  const task = await stage.task(reader, id, 'card')
  const statute =
    legalForm.startsWith('jst') || legalForm === 'company'
      ? {}
      : { statute: await stage.pdf(reader, task, '/statute') }
  const card = organisationCard(`Podmiot ${id}`, legalForm, stage.identifiers())
  await stage.submit(reader, id, 'card', { ...card, ...statute })
  return id
}

async function participant(
  stage: Stage,
  host: SignedIn,
  parent: string,
  name: string,
  orgId: string,
) {
  const person = await stage.as(name)
  await stage.runtime.invite(host, parent, { email: `${name}@example.org`, role: 'participant' })
  const { id } = await stage.runtime.startCase(person, { workflow: 'participant', parent })
  await stage.submit(person, id, 'personal', participantForm(name, orgId))
  return id
}

async function draft(
  stage: Stage,
  call: string,
  name: string,
  leaderForm = 'jstGmina',
): Promise<Applicant> {
  const editor = await stage.as(name)
  const signer = await stage.as(`${name}-head`)
  const { id } = await stage.runtime.startCase(editor, { workflow: 'recruitment', parent: call })
  await stage.runtime.invite(editor, id, {
    email: `${name}-head@example.org`,
    role: 'applicantSigner',
  })
  const organisations = [
    await organisation(stage, editor, id, leaderForm),
    await organisation(stage, editor, id, 'association'),
  ]
  for (const n of [1, 2]) await participant(stage, editor, id, `${name}-p${n}`, organisations[0]!)
  return { id, editor, signer, organisations }
}

async function fillIn(stage: Stage, { id, editor, organisations }: Applicant, title: string) {
  const task = await stage.task(editor, id, 'apply')
  const letter = await stage.pdf(editor, task, '/founders/1/letter')
  const founders = [
    { orgId: organisations[0]!, orgRole: 'leader', commitment: 'signed' },
    { orgId: organisations[1]!, orgRole: 'partner', commitment: 'letter', letter },
  ]
  return { ...application(title), founders, councilResolution: 'planned' }
}

async function apply(
  stage: Stage,
  call: string,
  name: string,
  leaderForm = 'jstGmina',
): Promise<Applicant> {
  const one = await draft(stage, call, name, leaderForm)
  const answers: Record<string, unknown> = await fillIn(stage, one, `Spółdzielnia ${name}`)
  if (!leaderForm.startsWith('jst')) delete answers['councilResolution']
  await stage.submit(one.editor, one.id, 'apply', answers as never, [
    { by: one.signer, path: '/signature' },
  ])
  return one
}

it('an application is submitted with its organisations, participants and signature', async () => {
  const stage = await Stage.open()
  expect(stage.runtime.problems()).toEqual([])
  const call = await openCall(stage)
  const one = await apply(stage, call, 'anna')
  const view = await stage.runtime.getCase(one.editor, one.id)
  expect(view.states.at(-1)?.id).toBe('recruitment.submitted')
  expect(view.number).toBe('1/REK/2027/0001')
})
