import { lintProgramme } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { checkWorkflow, compileWorkflow, createCalendar } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { expect, it } from 'vitest'
import { definitionFiles, Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import {
  agree,
  assess,
  check,
  close,
  decide,
  publish,
  state,
} from '../support/first-stage-steps.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import {
  announcement,
  application,
  justification,
  notesFor,
  organisationCard,
  participantForm,
  scores,
} from '../support/first-stage-answers.ts'

/** An announcement that is ready to be published. */
async function readyCall(stage: Stage, capacity = 2): Promise<string> {
  const coordinator = await stage.staff.coordinator()
  const { id } = await stage.runtime.startCase(coordinator, { workflow: 'call' })
  const task = await stage.task(coordinator, id, 'announce')
  await stage.runtime.claimTask(coordinator, task)
  const regulations = await stage.pdf(coordinator, task, '/regulations')
  await stage.submit(coordinator, id, 'announce', { ...announcement(capacity), regulations })
  return id
}

async function openCall(stage: Stage, capacity = 2): Promise<string> {
  const id = await readyCall(stage, capacity)
  await stage.send(await stage.staff.admin(), id, 'PUBLISH')
  await stage.to('2027-02-15T08:00:00Z')
  return id
}

async function organisation(
  stage: Stage,
  reader: SignedIn,
  parent: string,
  legalForm: string,
  identifiers = stage.identifiers(),
): Promise<string> {
  const { id } = await stage.runtime.startCase(reader, { workflow: 'organisation', parent })
  const task = await stage.task(reader, id, 'card')
  const statute =
    legalForm.startsWith('jst') || legalForm === 'company'
      ? {}
      : { statute: await stage.pdf(reader, task, '/statute') }
  const card = organisationCard(`Podmiot ${id}`, legalForm, identifiers)
  await stage.submit(reader, id, 'card', { ...card, ...statute })
  return id
}

async function participant(
  stage: Stage,
  host: SignedIn,
  parent: string,
  name: string,
  orgId: string,
  more: JsonObject = {},
) {
  const person = await stage.as(name)
  await stage.runtime.invite(host, parent, { email: `${name}@example.org`, role: 'participant' })
  const { id } = await stage.runtime.startCase(person, { workflow: 'participant', parent })
  await stage.submit(person, id, 'personal', { ...participantForm(name, orgId), ...more })
  return id
}

async function draft(
  stage: Stage,
  call: string,
  name: string,
  leaderForm = 'jstGmina',
  leader = stage.identifiers(),
): Promise<Applicant> {
  const editor = await stage.as(name)
  const signer = await stage.as(`${name}-head`)
  const { id } = await stage.runtime.startCase(editor, { workflow: 'recruitment', parent: call })
  await stage.runtime.invite(editor, id, {
    email: `${name}-head@example.org`,
    role: 'applicantSigner',
  })
  const organisations = [
    await organisation(stage, editor, id, leaderForm, leader),
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
  leader = stage.identifiers(),
): Promise<Applicant> {
  const one = await draft(stage, call, name, leaderForm, leader)
  const answers: Record<string, unknown> = await fillIn(stage, one, `Spółdzielnia ${name}`)
  if (!leaderForm.startsWith('jst')) delete answers['councilResolution']
  await stage.submit(one.editor, one.id, 'apply', answers as never, [
    { by: one.signer, path: '/signature' },
  ])
  return one
}

/** One participant takes the consent to the use of their image back; another gave none. */
async function imageConsentIsWithdrawn(stage: Stage, [given, none]: [given: string, none: string]) {
  const offered = async (name: string, id: string) =>
    (await stage.runtime.getCase(await stage.as(name), id)).events.map(({ event }) => event)
  const withdraw = 'WITHDRAW_IMAGE_CONSENT'
  expect(await offered('anna-p1', none)).not.toContain(withdraw)
  expect(await offered('anna-p3', given)).toContain(withdraw)
  const person = await stage.as('anna-p3')
  const officer = await stage.staff.officer()
  await expect(stage.send(officer, given, withdraw)).rejects.toThrow()
  const before = await stage.runtime.getCase(person, given)
  await stage.send(person, given, withdraw)
  const seen = await stage.runtime.getCase(person, given)
  const day = stage.clock.at.slice(0, 10)
  expect(seen.states).toEqual(before.states)
  expect(seen.facts).toContainEqual(
    expect.objectContaining({ key: 'imageConsentWithdrawnOn', value: day }),
  )
  expect(await offered('anna-p3', given)).not.toContain(withdraw)
  expect(JSON.stringify(await stage.runtime.timeline(person, given))).toContain('wycofano')
  for (const reader of [person, officer]) {
    const { declarations } = await stage.runtime.getSubmission(reader, seen.submissions[0]!.id)
    expect(declarations).toContainEqual(
      expect.objectContaining({ pointer: '/consentImage', withdrawnOn: day }),
    )
    expect(declarations).toContainEqual(
      expect.objectContaining({ pointer: '/infoClause', withdrawnOn: null }),
    )
  }
  const { items: letters } = await stage.runtime.listMail()
  const told = letters.filter(({ subject }) => subject.startsWith('Wycofana zgoda na wizerunek'))
  expect(told.map(({ to }) => to).toSorted()).toEqual([
    'anna-p3@example.org',
    'ignacy@example.org',
    'ola@example.org',
  ])
}

async function child(
  stage: Stage,
  reader: SignedIn,
  id: string,
  workflow: string,
): Promise<string> {
  const { children } = await stage.runtime.getCase(reader, id)
  const found = children.find((one) => one.workflow.id === workflow && one.status === 'active')
  if (!found) throw new Error(`Expected an open "${workflow}" but there is none.`)
  return found.id
}

/** Below the threshold and shown to nobody but the operator's people as that. */
async function looksAlikeUntilPublished(stage: Stage, { id, editor }: Applicant) {
  const hidden = 'recruitment.belowThreshold'
  expect((await stage.states(await stage.staff.officer(), id)).at(-1)).toBe(hidden)
  const seen = [
    await stage.runtime.getCase(editor, id),
    await stage.runtime.timeline(editor, id),
    await stage.runtime.listCases(editor, {}),
  ]
  expect(JSON.stringify(seen)).not.toContain(hidden)
  expect(seen[0]).toMatchObject({ places: [{ id: 'recruitment.ranked' }] })
  expect((await stage.runtime.listCases(editor, { state: hidden })).items).toEqual([])
  const [found] = (await stage.runtime.listCases(editor, { state: 'recruitment.ranked' })).items
  expect(found?.id).toBe(id)
}

/** The officer asks for a correction of the statute field of the application. */
const defect = 'Opis jest nieczytelny, prosimy o poprawę.'

async function askCorrection(stage: Stage, one: Applicant): Promise<string> {
  await check(stage, one, { fr07: 'toCorrect', checks: notesFor('FR07') })
  const officer = await stage.staff.officer()
  const correction = await child(stage, officer, one.id, 'correction')
  const request = await stage.task(officer, correction, 'request')
  const { references, answers } = await stage.runtime.getTask(officer, request)
  expect(references['/items/fieldPath']).toContainEqual({
    id: '/existingServices',
    label: expect.objectContaining({ pl: expect.any(String) }),
  })
  expect(references['/subjectForm']?.[0]?.label.pl).toMatch(/^Zgłoszenie: /)
  expect(answers['items']).toMatchObject([{ defect: expect.any(String) }])
  const unknown = {
    fieldPath: '/nieistnieje',
    defect: 'Tego pola nie ma w zgłoszeniu.',
    kind: 'missing',
  }
  await expect(
    stage.submit(officer, correction, 'request', { subjectForm: one.id, items: [unknown] }),
  ).rejects.toThrow('fieldPath')
  await stage.submit(officer, correction, 'request', {
    subjectForm: one.id,
    items: [
      {
        fieldPath: '/existingServices',
        defect,
        kind: 'unreadable',
      },
    ],
    deadlineDays: 5,
  })
  return correction
}

async function correct(stage: Stage, one: Applicant, correction: string) {
  const better = 'Poprawiony opis istniejących usług w gminie. '.repeat(6)
  await stage.submit(one.editor, one.id, 'apply', { existingServices: better }, [
    { by: one.signer, path: '/signature' },
  ])
  await stage.submit(one.editor, correction, 'respond', { replies: [{ done: 'yes' }] })
}

async function appeal(stage: Stage, one: Applicant): Promise<string> {
  await stage.send(one.editor, one.id, 'APPEAL')
  const id = await child(stage, one.editor, one.id, 'appeal')
  await file(stage, one, id)
  return id
}

async function file(stage: Stage, one: Applicant, id: string) {
  await stage.submit(
    one.editor,
    id,
    'file',
    {
      appealOf: one.id,
      grounds: [
        {
          criterion: 'recruitment',
          objection: 'Ocena pomija dane wskazane w zgłoszeniu. '.repeat(4),
          evidenceRef: 'Problem, tabela danych',
        },
      ],
      requestedOutcome: 'reassess',
    },
    [{ by: one.signer, path: '/appealSignature' }],
  )
}

/** What stands above a published list. */
async function noteOn(stage: Stage, call: string, list: string): Promise<string | undefined> {
  const { published } = await stage.runtime.getCall(call)
  return published.find(({ id }) => id === list)?.note?.en
}

it('an application is submitted with its organisations, participants and signature', async () => {
  const stage = await Stage.open()
  expect(stage.runtime.problems()).toEqual([])
  const call = await openCall(stage)
  const one = await apply(stage, call, 'anna')
  const view = await stage.runtime.getCase(one.editor, one.id)
  expect(view.states.at(-1)?.id).toBe('recruitment.submitted')
  expect(view.number).toBe('1/REK/2027/0001')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('[RT259] a draft expires when the call closes, and is kept as long as the programme says', async () => {
  const stage = await Stage.open({ draftDeletion: 30 })
  const one = await draft(stage, await openCall(stage), 'anna')
  const promised = async (task: string) =>
    (await stage.runtime.getTask(one.editor, await stage.task(one.editor, one.id, task)))
      .afterSubmit
  expect(await promised('apply')).toEqual({ mailed: true, final: false, publishes: false })
  expect(await promised('withdraw')).toEqual({ mailed: true, final: true, publishes: false })
  await close(stage)
  expect(await state(stage, one)).toBe('recruitment.draftExpired')
  const { deadlines } = await stage.runtime.getCase(one.editor, one.id)
  expect(deadlines).toMatchObject([{ timer: 'draftDeletion', dueAt: '2027-04-18T21:59:59Z' }])
  const { items: letters } = await stage.runtime.listMail()
  const letter = letters.find(({ subject }) => subject.startsWith('Nabór zakończony'))
  expect(letter?.text).toContain('po upływie dni: 30')
  expect(letter?.text).toMatch(/^Dzień dobry,\n\n.*\n\nSprawa w portalu: .*\/cases\//)
})

it('an application that comes a second too late is refused', async () => {
  const stage = await Stage.open()
  const one = await draft(stage, await openCall(stage), 'anna')
  const answers = await fillIn(stage, one, 'Spóźniona spółdzielnia')
  stage.clock.at = '2027-03-19T14:00:01Z'
  await stage.submit(one.editor, one.id, 'apply', answers, [{ by: one.signer, path: '/signature' }])
  expect(await state(stage, one)).toBe('recruitment.late')
})

it('a draft and a submitted application can be withdrawn', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const withdrawal = { reasonCode: 'noFunds', participantsInformed: 'yes' }
  const one = await draft(stage, call, 'anna')
  await stage.submit(one.editor, one.id, 'withdraw', withdrawal)
  expect(await state(stage, one)).toBe('recruitment.withdrawn')
  const two = await apply(stage, call, 'bogna')
  await stage.submit(two.editor, two.id, 'withdraw', withdrawal, [
    { by: two.signer, path: '/withdrawSignature' },
  ])
  expect(await state(stage, two)).toBe('recruitment.withdrawn')
})

it('an ineligible leader is rejected by two persons', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openCall(stage), 'anna', 'company')
  await check(stage, one, { justification, checks: notesFor('FR02', 'FR03') })
  expect(await state(stage, one)).toBe('recruitment.approval')
  const coordinator = await stage.staff.coordinator()
  await stage.submit(coordinator, one.id, 'approveRejection', {}, [
    { by: coordinator, path: '/secondEyes' },
  ])
  expect(await state(stage, one)).toBe('recruitment.rejectedFormal')
})

it('the second person may send a rejection back to the formal check', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openCall(stage), 'anna', 'company')
  await check(stage, one, { justification, checks: notesFor('FR02', 'FR03') })
  const reason = 'Lider ma inną formę prawną niż w karcie.'
  await stage.send(await stage.staff.coordinator(), one.id, 'REJECTION_RETURNED', { reason })
  expect(await state(stage, one)).toBe('recruitment.formalCheck')
})

it('the later of two applications with one leader waits, and is free when the earlier is withdrawn', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const same = stage.identifiers()
  const one = await apply(stage, call, 'anna', 'jstGmina', same)
  const two = await apply(stage, call, 'bogna', 'jstGmina', same)
  expect(await state(stage, two)).toBe('recruitment.duplicate')
  await stage.submit(
    one.editor,
    one.id,
    'withdraw',
    { reasonCode: 'changedPlans', participantsInformed: 'yes' },
    [{ by: one.signer, path: '/withdrawSignature' }],
  )
  expect(await state(stage, two)).toBe('recruitment.submitted')
})

it('a duplicate that stays is rejected', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const same = stage.identifiers()
  const one = await apply(stage, call, 'anna', 'jstGmina', same)
  const two = await apply(stage, call, 'bogna', 'jstGmina', same)
  await stage.to('2027-02-18T08:00:00Z')
  expect(await state(stage, two)).toBe('recruitment.submitted')
  await check(stage, two, { justification, duplicateOf: one.id, checks: notesFor('FR09') })
  expect(await state(stage, two)).toBe('recruitment.approval')
})

it('[RT260] [RT301] a correction opens only the fields named, says there what is wrong, and returns to the formal check', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openCall(stage), 'anna')
  const correction = await askCorrection(stage, one)
  expect(await state(stage, one)).toBe('recruitment.correction')
  const { scope, notes } = await stage.runtime.getTask(
    one.editor,
    await stage.task(one.editor, one.id, 'apply'),
  )
  expect(scope.unlocked).toEqual(['/existingServices', '/signature'])
  expect(notes).toEqual([{ at: '/existingServices', text: { pl: defect, en: defect } }])
  await correct(stage, one, correction)
  expect(await state(stage, one)).toBe('recruitment.correctionReplied')
  const officer = await stage.staff.officer()
  await stage.submit(officer, correction, 'assess', { correctionOutcome: 'complete' })
  expect(await state(stage, one)).toBe('recruitment.formalCheck')
  await stage.submit(officer, one.id, 'check', { fr07: 'met' })
  expect(await state(stage, one)).toBe('recruitment.scoring')
})

it('an incomplete correction leaves the application without consideration', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openCall(stage), 'anna')
  const correction = await askCorrection(stage, one)
  await correct(stage, one, correction)
  await stage.submit(await stage.staff.officer(), correction, 'assess', {
    correctionOutcome: 'incomplete',
  })
  expect(await state(stage, one)).toBe('recruitment.leftWithoutConsideration')
})

it('a correction may be extended once; without an answer the application is left without consideration', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openCall(stage), 'anna')
  const correction = await askCorrection(stage, one)
  await stage.submit(one.editor, correction, 'askExtension', {
    extensionAsked: 'yes',
    extensionReason: 'Czekamy na dokument z urzędu, który wyda go w przyszłym tygodniu.',
  })
  expect((await stage.states(one.editor, correction)).at(-1)).toBe('correction.extended')
  await stage.to('2027-02-23T08:00:00Z')
  expect(await state(stage, one)).toBe('recruitment.correction')
  await stage.to('2027-02-26T08:00:00Z')
  expect(await state(stage, one)).toBe('recruitment.leftWithoutConsideration')
})

it('a second round of defects leaves the application without consideration', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openCall(stage), 'anna')
  const correction = await askCorrection(stage, one)
  await correct(stage, one, correction)
  const officer = await stage.staff.officer()
  await stage.submit(officer, correction, 'assess', { correctionOutcome: 'complete' })
  await stage.submit(officer, one.id, 'check', { fr07: 'toCorrect', checks: notesFor('FR07') })
  expect(await state(stage, one)).toBe('recruitment.leftWithoutConsideration')
})

it('a changed founder sends the application back to the formal check', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openCall(stage), 'anna')
  await check(stage, one)
  await stage.send(one.editor, one.id, 'CHANGE_FOUNDERS')
  expect(await state(stage, one)).toBe('recruitment.changingFounders')
  await stage.submit(one.editor, one.id, 'apply', {}, [{ by: one.signer, path: '/signature' }])
  expect(await state(stage, one)).toBe('recruitment.formalCheck')
})

it('[RT258] the list gives places by points, an upheld appeal changes it, and a freed place goes to the reserve', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const best = await apply(stage, call, 'anna')
  const second = await apply(stage, call, 'bogna')
  const third = await apply(stage, call, 'celina')
  const low = await apply(stage, call, 'daria')
  await close(stage)
  await assess(stage, best, [15, 10, 10, 5])
  await assess(stage, second, [12, 8, 8, 4])
  await assess(stage, third, [10, 7, 7, 3])
  await assess(stage, low, [5, 5, 5, 5])
  expect(await state(stage, best)).toBe('recruitment.ranked')
  await looksAlikeUntilPublished(stage, low)
  await publish(stage, call)
  expect(await state(stage, best)).toBe('recruitment.selected')
  expect(await state(stage, second)).toBe('recruitment.reserve')
  expect(await state(stage, third)).toBe('recruitment.reserve')
  expect(await state(stage, low)).toBe('recruitment.notSelected')

  const filed = await appeal(stage, low)
  expect(await noteOn(stage, call, 'ranking')).toBe('Appeals under way: 1. The list may change.')
  await decide(stage, filed, 'upheld')
  expect(await noteOn(stage, call, 'ranking')).toBeUndefined()
  expect(await state(stage, low)).toBe('recruitment.rescoring')
  await stage.to('2027-04-01T08:00:00Z')
  const coordinator = await stage.staff.coordinator()
  expect((await stage.states(coordinator, call)).at(-1)).toBe('call.settling')
  await stage.submit(coordinator, low.id, 'rescore', scores(11, 7, 7, 4))
  expect(await state(stage, low)).toBe('recruitment.ranked')
  await publish(stage, call, 'publishCorrected')
  const { published } = await stage.runtime.getCall(call)
  const corrected = published.find(({ id }) => id === 'correctedRanking')
  expect(corrected?.rows.map((row) => row['title'])).toEqual([
    'Spółdzielnia anna',
    'Spółdzielnia bogna',
    'Spółdzielnia daria',
    'Spółdzielnia celina',
  ])

  expect(await state(stage, best)).toBe('recruitment.preparingAgreement')
  await stage.submit(await stage.staff.officer(), best.id, 'prepareAgreement', {
    supportValue: 20_000_00,
    deMinimisGranted: 'no',
    cohort: 'north',
    regionalCoordinator: coordinator.person,
  })
  await stage.to('2027-04-20T08:00:00Z')
  expect(await state(stage, best)).toBe('recruitment.lapsed')
  expect(await state(stage, second)).toBe('recruitment.preparingAgreement')
  await agree(stage, second)
  expect(await state(stage, second)).toBe('recruitment.active')

  await stage.send(coordinator, call, 'FIRST_COHORT_STARTED', { date: '2027-05-10' })
  expect(await state(stage, third)).toBe('recruitment.reserveExpiring')
  await stage.to('2027-06-15T08:00:00Z')
  expect(await state(stage, third)).toBe('recruitment.reserveExpired')
  expect(await state(stage, low)).toBe('recruitment.reserveExpired')
  await stage.send(coordinator, call, 'RESOLVE')
  expect((await stage.states(coordinator, call)).at(-1)).toBe('call.resolved')

  const reason = 'Partnerstwo nie podjęło udziału w diagnozie.'
  await stage.send(await stage.staff.director(), second.id, 'REMOVE', { reason })
  expect(await state(stage, second)).toBe('recruitment.exited')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('[RT256] [RT305] a dismissed appeal and a list without appeals end in rejection; the agreement is signed by each in their place', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const one = await apply(stage, call, 'anna')
  const two = await apply(stage, call, 'bogna')
  const three = await apply(stage, call, 'celina')
  await close(stage)
  await assess(stage, one, [15, 10, 10, 5])
  await assess(stage, two, [5, 5, 5, 5])
  await assess(stage, three, [5, 5, 5, 5])
  await stage.staff.coordinator()
  await stage.staff.reviewer()
  await stage.staff.director()
  await publish(stage, call)
  await decide(stage, await appeal(stage, two), 'dismissed')
  expect(await state(stage, two)).toBe('recruitment.rejected')
  await stage.to('2027-04-10T08:00:00Z')
  expect(await state(stage, three)).toBe('recruitment.rejected')
  expect(await state(stage, one)).toBe('recruitment.preparingAgreement')
  await agree(stage, one)
  // whose turn it is has learnt so by a letter, with the deadline and the way there
  const { items: letters } = await stage.runtime.listMail()
  const toWhom = (subject: RegExp) => letters.filter((letter) => subject.test(letter.subject))
  const [assigned, ...further] = toWhom(/^Do rozpatrzenia: Odwołanie/)
  expect([assigned?.to, further]).toEqual(['rita@example.org', []])
  expect(assigned?.text).toMatch(/rozstrzygnięcia: \d+ \p{L}+ 2027[^]*w portalu: \/cases\//u)
  const [signing] = toWhom(/^Umowa czeka na podpis operatora: 1\/REK\/2027/)
  expect(signing?.to).toBe('dorota@example.org')
  expect(toWhom(/^Lista czeka na publikację: /)).not.toEqual([])
  await stage.submit(
    one.editor,
    one.id,
    'exit',
    { reasonCode: 'noFunds', participantsInformed: 'yes' },
    [{ by: one.signer, path: '/withdrawSignature' }],
  )
  expect(await state(stage, one)).toBe('recruitment.exited')
})

it('a place given up before the agreements goes to the reserve', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const one = await apply(stage, call, 'anna')
  const two = await apply(stage, call, 'bogna')
  const three = await apply(stage, call, 'celina')
  await close(stage)
  await assess(stage, one, [15, 10, 10, 5])
  await assess(stage, two, [14, 10, 10, 5])
  await assess(stage, three, [13, 10, 10, 5])
  await publish(stage, call)
  await stage.submit(
    one.editor,
    one.id,
    'withdraw',
    { reasonCode: 'councilRefused', participantsInformed: 'yes' },
    [{ by: one.signer, path: '/withdrawSignature' }],
  )
  await stage.to('2027-04-10T08:00:00Z')
  expect(await state(stage, two)).toBe('recruitment.preparingAgreement')
  expect(await state(stage, three)).toBe('recruitment.reserve')
})

it('who scored cannot review the appeal', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const one = await apply(stage, call, 'anna')
  await close(stage)
  await assess(stage, one, [5, 5, 5, 5])
  await stage.as('ola', 'recruitmentOfficer', 'appealReviewer')
  await stage.staff.reviewer()
  await publish(stage, call)
  const id = await appeal(stage, one)
  const reviewer = await stage.staff.reviewer()
  const { tasks } = await stage.runtime.getCase(reviewer, id)
  expect(tasks.find(({ task }) => task === 'decide')?.assignee?.id).toBe(reviewer.person)
})

it('an appeal that is not filed in time changes nothing', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const one = await apply(stage, call, 'anna')
  await close(stage)
  await assess(stage, one, [5, 5, 5, 5])
  await publish(stage, call)
  await stage.send(one.editor, one.id, 'APPEAL')
  expect(await state(stage, one)).toBe('recruitment.appeal')
  await stage.to('2027-04-10T08:00:00Z')
  expect(await state(stage, one)).toBe('recruitment.rejected')
})

it('an application left without consideration ends so when nobody appeals', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const one = await apply(stage, call, 'anna')
  await askCorrection(stage, one)
  await stage.to('2027-02-26T08:00:00Z')
  await close(stage)
  await publish(stage, call)
  await stage.to('2027-04-10T08:00:00Z')
  expect(await state(stage, one)).toBe('recruitment.notConsidered')
})

it('a call is announced on the day it is published, not without the notice and the window of the programme', async () => {
  const stage = await Stage.open()
  const [admin, coordinator] = [await stage.staff.admin(), await stage.staff.coordinator()]
  const call = await readyCall(stage)
  const publish = async () => {
    await stage.send(admin, call, 'PUBLISH')
    const { explanation, states } = await stage.runtime.getCase(coordinator, call)
    const { text, values } = explanation.reasons.at(-1)!
    return [states.at(-1)!.id, text.pl, values]
  }
  // six days before it opens on the 15th, whatever day the announcement had been planned for
  await stage.to('2027-02-09T08:00:00Z')
  expect(await publish()).toEqual([
    'call.preparing',
    expect.stringContaining('od dziś do otwarcia'),
    expect.objectContaining({ 'parameters.P02Notice': 7 }),
  ])
  await stage.submit(coordinator, call, 'announce')
  await stage.change({ P02Notice: 6, P02: 33 })
  // open for 32 days
  expect(await publish()).toEqual([
    'call.preparing',
    expect.stringContaining('Rekrutacja trwa co najmniej'),
    expect.objectContaining({ 'parameters.P02': 33 }),
  ])
  await stage.submit(coordinator, call, 'announce', {
    minWindowDays: 33,
    closesAt: '2027-03-22T14:00:00Z',
  })
  expect(await publish()).toEqual([
    'call.published',
    expect.stringContaining('Nabór ogłoszono'),
    expect.anything(),
  ])
  const { documents } = await stage.runtime.getCase(coordinator, call)
  const { id } = documents.find(({ template }) => template === 'callAnnouncement')!
  const { blocks } = await stage.runtime.getDocument(coordinator, id)
  expect(JSON.stringify(blocks)).toContain('9 lutego 2027')
  expect(JSON.stringify(blocks)).not.toContain('20 stycznia 2027')
})

it('an amended call reaches the drafts and gives them more time', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const one = await draft(stage, call, 'anna')
  const submitted = await apply(stage, call, 'bogna')
  await stage.submit(await stage.staff.admin(), call, 'amend', {
    closesAt: '2027-03-26T14:00:00Z',
    changeNote: 'Wydłużamy nabór ze względu na liczne pytania wnioskodawców.',
  })
  expect((await stage.runtime.getCall(call)).closesAt).toBe('2027-03-26T14:00:00Z')
  expect((await stage.states(await stage.staff.coordinator(), call)).at(-1)).toBe('call.open')
  await close(stage)
  expect(await state(stage, one)).toBe('recruitment.draft')
  await stage.to('2027-03-26T14:00:01Z')
  expect(await state(stage, one)).toBe('recruitment.draftExpired')
  expect(await state(stage, submitted)).toBe('recruitment.submitted')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('a call amended in its last week is open for a week more, to a working day at the same hour', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const amend = async (at: string, closesAt: string) => {
    await stage.to(at)
    await stage.submit(await stage.staff.admin(), call, 'amend', {
      closesAt,
      changeNote: 'Wyjaśniamy warunki, o które pytali wnioskodawcy naboru.',
    })
    return (await stage.runtime.getCall(call)).closesAt
  }
  // a week after 22 March is Easter Monday, in summer time: 15:00 in Poland all the same
  expect(await amend('2027-03-18T09:00:00Z', '2027-03-22T14:00:00Z')).toBe('2027-03-30T13:00:00Z')
  expect(await amend('2027-03-19T09:00:00Z', '2027-03-30T13:00:00Z')).toBe('2027-03-30T13:00:00Z')
  expect(await amend('2027-03-29T09:00:00Z', '2027-03-30T21:59:59Z')).toBe('2027-04-06T21:59:59Z')
})

it('an amendment after a call was given its week more begins with the day it closes now', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const admin = await stage.staff.admin()
  await stage.to('2027-03-18T09:00:00Z')
  await stage.submit(admin, call, 'amend', {
    closesAt: '2027-03-22T14:00:00Z',
    changeNote: 'Wyjaśniamy warunki, o które pytali wnioskodawcy naboru.',
  })
  const { closesAt } = await stage.runtime.getCall(call)
  expect(closesAt).toBe('2027-03-30T13:00:00Z')
  await stage.submit(admin, call, 'amend', {
    changeNote: 'Poprawiamy opis dla wnioskodawców, o który pytano w portalu.',
  })
  expect((await stage.runtime.getCall(call)).closesAt).toBe(closesAt)
})

it('the two days to take an application for the check run from the closing of the call', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const { id } = await apply(stage, call, 'anna')
  const officer = await stage.staff.officer()
  const take = async () => {
    const { items } = await stage.runtime.listTasks(officer, { task: 'take', status: 'open' })
    return items.find(({ caseId }) => caseId === id)
  }
  // Friday 19 March: Tuesday at the end of the day in Poland
  expect(await take()).toMatchObject({ dueAt: '2027-03-23T22:59:59Z', overdue: false })
  await stage.submit(await stage.staff.admin(), call, 'amend', {
    closesAt: '2027-03-26T14:00:00Z',
    changeNote: 'Wydłużamy nabór ze względu na liczne pytania wnioskodawców.',
  })
  await stage.to('2027-03-24T09:00:00Z')
  // Easter Monday is 29 March
  expect(await take()).toMatchObject({ dueAt: '2027-03-31T21:59:59Z', overdue: false })
  await stage.to('2027-04-01T09:00:00Z')
  expect(await take()).toMatchObject({ overdue: true })
})

it('[RT304] beside a declaration stands what it speaks of, and what was agreed to is kept as it stood', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const one = await draft(stage, call, 'anna')
  const apply = await stage.task(one.editor, one.id, 'apply')
  const linked = async () => (await stage.runtime.getTask(one.editor, apply)).documents
  const first = await linked()
  expect(first.map(({ template, number }) => [template, number])).toEqual([
    ['privacyNotice', '1/REK/2027/RODO/1'],
    ['callRegulations', '1/REK/2027/REG/1'],
  ])
  // a participant’s form stands two cases below the call
  const person = await stage.as('anna-p9')
  await stage.runtime.invite(one.editor, one.id, {
    email: 'anna-p9@example.org',
    role: 'participant',
  })
  const { id } = await stage.runtime.startCase(person, { workflow: 'participant', parent: one.id })
  const personal = await stage.task(person, id, 'personal')
  const { documents } = await stage.runtime.getTask(person, personal)
  expect(documents.map(({ template }) => template)).toEqual(['privacyNotice'])
  await stage.submit(await stage.staff.admin(), call, 'amend', {
    closesAt: '2027-03-26T14:00:00Z',
    changeNote: 'Wydłużamy nabór ze względu na liczne pytania wnioskodawców.',
  })
  const later = await linked()
  expect(later.map(({ number }) => number)).toEqual(['1/REK/2027/RODO/2', '1/REK/2027/REG/2'])
  const answers = await fillIn(stage, one, 'Spółdzielnia anna')
  await stage.submit(one.editor, one.id, 'apply', answers as never, [
    { by: one.signer, path: '/signature' },
  ])
  const { submissions } = await stage.runtime.getCase(one.editor, one.id)
  const { declarations } = await stage.runtime.getSubmission(one.editor, submissions[0]!.id)
  const agreed = declarations.find(({ pointer }) => pointer === '/declRegulations')
  const regulations = later.find(({ template }) => template === 'callRegulations')!
  expect(agreed?.documents).toEqual([{ id: regulations.id, number: regulations.number }])
  expect(declarations.find(({ pointer }) => pointer === '/declTruth')?.documents).toEqual([])
})

it('[RT303] first tasks of an application are due when its call closes, also after that was moved', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const { id, editor } = await draft(stage, call, 'anna')
  const card = await stage.runtime.startCase(editor, { workflow: 'organisation', parent: id })
  const person = await stage.as('anna-p9')
  await stage.runtime.invite(editor, id, { email: 'anna-p9@example.org', role: 'participant' })
  await stage.runtime.startCase(person, { workflow: 'participant', parent: id })
  const due = async (reader: SignedIn, task: string) => {
    const { items } = await stage.runtime.listTasks(reader, { task, status: 'open' })
    return items.map(({ dueAt }) => dueAt)
  }
  const dueOfAll = async () => [
    ...(await due(editor, 'apply')),
    ...(await due(editor, 'card')),
    ...(await due(person, 'personal')),
  ]
  const closing = '2027-03-19T14:00:00Z'
  expect(await dueOfAll()).toEqual([closing, closing, closing])
  const { dueAt } = await stage.runtime.getTask(editor, await stage.task(editor, id, 'apply'))
  expect(dueAt).toBe(closing)
  const view = await stage.runtime.getCase(editor, card.id)
  expect([view.dueAt, view.tasks.map((task) => task.dueAt)]).toEqual([closing, [closing]])
  // withdrawing is offered, and due at no time
  expect(await due(editor, 'withdraw')).toEqual([null])
  await stage.submit(await stage.staff.admin(), call, 'amend', {
    closesAt: '2027-03-26T14:00:00Z',
    changeNote: 'Wydłużamy nabór ze względu na liczne pytania wnioskodawców.',
  })
  const moved = '2027-03-26T14:00:00Z'
  expect(await dueOfAll()).toEqual([moved, moved, moved])
})

it('[RT303] a card opened for correction is due when its correction is, not when the call closed', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openCall(stage), 'anna')
  await close(stage)
  await check(stage, one, { fr07: 'toCorrect', checks: notesFor('FR07') })
  const officer = await stage.staff.officer()
  const correction = await child(stage, officer, one.id, 'correction')
  const subjectForm = one.organisations[0]!
  const items = [{ fieldPath: '/street', defect, kind: 'unreadable' }]
  await stage.submit(officer, correction, 'request', { subjectForm, items, deadlineDays: 5 })
  const card = await stage.task(one.editor, subjectForm, 'card')
  const { dueAt, notes, overdue } = await stage.runtime.getTask(one.editor, card)
  expect(notes.map(({ at }) => at)).toEqual(['/street'])
  expect(overdue).toBe(false)
  expect(dueAt).toMatch(/^2027-0[34]-/)
  expect(Date.parse(dueAt!)).toBeGreaterThan(Date.parse('2027-03-24T00:00:00Z'))
})

it('points stand in the reason for the operator at once, for the applicant with the list', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const one = await apply(stage, call, 'anna')
  await close(stage)
  await assess(stage, one, [8, 6, 6, 3])
  const told = async (reader: SignedIn) => {
    const { explanation } = await stage.runtime.getCase(reader, one.id)
    return explanation.reasons.map(({ text }) => text.pl)
  }
  const points = /^Zgłoszenie uzyskało/
  expect(await told(await stage.staff.officer())).toContainEqual(expect.stringMatching(points))
  expect(await told(one.editor)).toEqual(['Zgłoszenie jest ocenione. Wynik ogłosimy na liście.'])
  await stage.submit(await stage.staff.coordinator(), call, 'publishList')
  expect(await told(one.editor)).toContainEqual(expect.stringMatching(/miejsce/))
  const story = await stage.runtime.timeline(one.editor, one.id)
  const reasons = story.flatMap((entry) => entry.reasons ?? [])
  expect(reasons.find(({ text }) => points.test(text.pl))?.values).toMatchObject({
    'decisions.scoring.points': expect.any(Number),
  })
})

it('a call goes by the number it was announced with', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  expect(await stage.runtime.getCase(await stage.staff.coordinator(), call)).toMatchObject({
    number: '1/REK/2027',
  })
  expect((await stage.runtime.getCall(call)).number).toBe('1/REK/2027')
})

it('a call has a title of its own in each language, on the public page, in cases and letters', async () => {
  const stage = await Stage.open()
  const coordinator = await stage.staff.coordinator()
  const { id: call } = await stage.runtime.startCase(coordinator, { workflow: 'call' })
  const task = await stage.task(coordinator, call, 'announce')
  await stage.runtime.claimTask(coordinator, task)
  const regulations = await stage.pdf(coordinator, task, '/regulations')
  const title = { pl: 'Rekrutacja partnerstw 2027', en: 'Recruitment of partnerships 2027' }
  await stage.submit(coordinator, call, 'announce', {
    ...announcement(2),
    titlePl: title.pl,
    titleEn: title.en,
    regulations,
  })
  const admin = await stage.staff.admin()
  await stage.send(admin, call, 'PUBLISH')
  await stage.to('2027-02-15T08:00:00Z')
  expect((await stage.runtime.listCalls()).items.map((one) => one.title)).toEqual([title])
  expect((await stage.runtime.getCall(call)).title).toEqual(title)
  await stage.runtime.ensurePerson({ email: 'anna@example.org', name: 'anna', locale: 'en' })
  const one = await draft(stage, call, 'anna')
  expect((await stage.runtime.getCase(one.editor, one.id)).title).toEqual(title)
  const added = await stage.runtime.startCase(await stage.as('ewa'), {
    workflow: 'recruitment',
    parent: call,
  })
  const changed = { pl: 'Nabór partnerstw 2027', en: 'Call for partnerships 2027' }
  await stage.submit(admin, call, 'amend', {
    titlePl: changed.pl,
    titleEn: changed.en,
    changeNote: 'Poprawiamy tytuł naboru, o który pytali wnioskodawcy.',
  })
  expect((await stage.runtime.getCall(call)).title).toEqual(changed)
  const { title: shown } = await stage.runtime.getCase(await stage.as('ewa'), added.id)
  expect(shown).toEqual(changed)
  await close(stage)
  await stage.to('2027-04-20T08:00:00Z')
  const { items: letters } = await stage.runtime.listMail()
  const toAnna = letters.filter(({ to }) => to === 'anna@example.org').map(({ text }) => text)
  expect(toAnna.join()).toContain(changed.en)
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('a cancelled call ends its applications', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage)
  const one = await apply(stage, call, 'anna')
  const two = await draft(stage, call, 'bogna')
  const reason = 'Cofnięto finansowanie programu w roku 2027.'
  await stage.send(await stage.staff.director(), call, 'CANCEL', { reason })
  expect(await state(stage, one)).toBe('recruitment.cancelled')
  expect(await state(stage, two)).toBe('recruitment.cancelled')
})

it('the checks find nothing wrong with the definitions', async () => {
  const files = await definitionFiles()
  const expressions = createExpressionCompiler()
  const { bundle, issues } = lintProgramme(files, expressions)
  expect(issues).toEqual([])
  if (!bundle) throw new Error('Expected a readable programme.')
  const { calendar: rules, timeZone, roles } = bundle.programme
  const calendar = createCalendar(rules, timeZone)
  for (const definition of bundle.workflows) {
    const compiled = compileWorkflow(definition, { expressions, calendar })
    expect({ id: definition.id, ...checkWorkflow(compiled) }).toMatchObject({
      findings: [],
      capped: false,
    })
  }
  // those of the domain, the assessor of a card and who asks about own data
  expect(Object.keys(roles)).toHaveLength(30 + 2)
})

it('an upheld appeal takes back a formal rejection, and a second appeal is refused', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const one = await apply(stage, call, 'anna', 'company')
  await check(stage, one, { justification, checks: notesFor('FR02', 'FR03') })
  const coordinator = await stage.staff.coordinator()
  await stage.submit(coordinator, one.id, 'approveRejection', {}, [
    { by: coordinator, path: '/secondEyes' },
  ])
  await close(stage)
  await publish(stage, call)
  await decide(stage, await appeal(stage, one), 'upheld')
  await stage.submit(coordinator, one.id, 'rescore', scores(5, 5, 5, 4))
  expect((await stage.states(coordinator, one.id)).at(-1)).toBe('recruitment.belowThreshold')
  await stage.to('2027-04-01T08:00:00Z')
  await publish(stage, call, 'publishCorrected')
  expect(await state(stage, one)).toBe('recruitment.notSelected')
  await expect(stage.send(one.editor, one.id, 'APPEAL')).rejects.toMatchObject({
    code: 'event.not-allowed',
  })
})

it('an appeal that comes after its time is inadmissible', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const one = await apply(stage, call, 'anna')
  await close(stage)
  await assess(stage, one, [5, 5, 5, 5])
  await publish(stage, call)
  await stage.send(one.editor, one.id, 'APPEAL')
  stage.clock.at = '2027-04-10T08:00:00Z'
  const id = await child(stage, one.editor, one.id, 'appeal')
  await file(stage, one, id)
  expect(await state(stage, one)).toBe('recruitment.rejected')
})

it('[RT286] a participant starts with the agreement, may take a consent back, and a replaced one leaves the application', async () => {
  const stage = await Stage.open()
  const call = await openCall(stage, 1)
  const one = await apply(stage, call, 'anna')
  const officer = await stage.staff.officer()
  const { children } = await stage.runtime.getCase(officer, one.id)
  const [first, second] = children
    .filter(({ workflow }) => workflow.id === 'participant')
    .map(({ id }) => id)
  await stage.send(officer, second!, 'LEAVE')
  expect((await stage.states(officer, second!)).at(-1)).toBe('participant.replaced')
  const [organisationId] = one.organisations
  const third = await participant(stage, one.editor, one.id, 'anna-p3', organisationId!, {
    consentImage: true,
  })
  await stage.as('ignacy', 'dataOfficer')
  await imageConsentIsWithdrawn(stage, [third, first!])
  await close(stage)
  await assess(stage, one, [15, 10, 10, 5])
  await publish(stage, call)
  await stage.to('2027-04-10T08:00:00Z')
  await agree(stage, one)
  expect((await stage.states(officer, first!)).at(-1)).toBe('participant.starting')
  await stage.submit(officer, first!, 'startSupport', {
    supportScope: 'Diagnoza, doradztwo, szkolenie',
    supportKind: 'diagnosis',
    firstSupportOn: '2027-05-04',
  })
  expect((await stage.states(officer, first!)).at(-1)).toBe('participant.participating')
  await stage.submit(
    one.editor,
    one.id,
    'exit',
    { reasonCode: 'staff', participantsInformed: 'yes' },
    [{ by: one.signer, path: '/withdrawSignature' }],
  )
  await stage.submit(officer, first!, 'endSupport', {
    supportEnd: '2027-06-01',
    completedPath: 'no',
    exitReason: 'withdrew',
    statusAfter: 'noChange',
  })
  expect((await stage.states(officer, first!)).at(-1)).toBe('participant.ended')
})
