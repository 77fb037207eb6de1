import { expect, it } from 'vitest'
import { runningChild } from '../support/appeal-case.ts'
import { checklist, notesFor, participantForm } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { check, state } from '../support/first-stage-steps.ts'
import {
  addOrganisation,
  apply,
  handIn,
  openRecruitment,
  prepare,
} from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

// What the applicant may still change in the cards of founders and in the forms of participants once the
// application was submitted: what a correction names, and nothing else.

/** The officer asks for another phone number on the card of the leader. */
async function askForPhone(stage: Stage, one: Applicant): Promise<string> {
  await check(stage, one, { fr04: 'toCorrect', checks: notesFor('FR04') })
  const correction = await runningChild(stage, one, 'correction')
  await stage.submit(await stage.staff.officer(), correction, 'request', {
    subjectForm: one.organisations[0]!,
    items: [{ fieldPath: '/phone', defect: 'Numer telefonu jest niepełny.', kind: 'missing' }],
    deadlineDays: 5,
  })
  return correction
}

/** What somebody may do with a case besides its tasks. */
async function offered(stage: Stage, reader: SignedIn, id: string): Promise<string[]> {
  return (await stage.runtime.getCase(reader, id)).events.map(({ event }) => event)
}

async function cardState(stage: Stage, one: Applicant, card = one.organisations[0]!) {
  return (await stage.states(one.editor, card)).at(-1)
}

it('a card corrected on request opens the field named and is locked again with it', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openRecruitment(stage, 2), 'anna')
  const card = one.organisations[0]!
  expect(await cardState(stage, one)).toBe('organisation.locked')
  const correction = await askForPhone(stage, one)
  const { scope } = await stage.runtime.getTask(
    one.editor,
    await stage.task(one.editor, card, 'card'),
  )
  expect(scope.unlocked).toEqual(['/phone'])
  await stage.submit(one.editor, card, 'card', { phone: '+48 22 555 00 99' })
  expect(await cardState(stage, one)).toBe('organisation.locked')
  expect(await offered(stage, one.editor, card)).toEqual([])
  await expect(stage.send(one.editor, card, 'REMOVE')).rejects.toMatchObject({
    code: 'event.not-allowed',
  })
  await stage.submit(one.editor, correction, 'respond', { replies: [{ done: 'yes' }] })
  await stage.submit(await stage.staff.officer(), correction, 'assess', {
    correctionOutcome: 'complete',
  })
  await stage.submit(await stage.staff.officer(), one.id, 'check', checklist({ fr04: 'met' }))
  expect(await state(stage, one)).toBe('recruitment.scoring')
  expect(await offered(stage, one.editor, card)).toEqual([])
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('a card that nobody corrected in time is locked again', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openRecruitment(stage, 2), 'anna')
  await askForPhone(stage, one)
  expect(await cardState(stage, one)).toBe('organisation.correcting')
  await stage.to('2027-03-10T09:00:00Z')
  expect(await cardState(stage, one)).toBe('organisation.locked')
})

it('a founder added after submission has a card that is locked with the changed application', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openRecruitment(stage, 2), 'anna')
  await check(stage, one)
  await stage.send(one.editor, one.id, 'CHANGE_FOUNDERS')
  const added = await addOrganisation(stage, one.editor, one.id, 'foundation')
  const { id: left } = await stage.runtime.startCase(one.editor, {
    workflow: 'organisation',
    parent: one.id,
  })
  expect(await cardState(stage, one, added)).toBe('organisation.complete')
  await stage.submit(one.editor, one.id, 'apply', {}, [{ by: one.signer, path: '/signature' }])
  expect(await state(stage, one)).toBe('recruitment.formalCheck')
  expect(await cardState(stage, one, added)).toBe('organisation.locked')
  expect(await cardState(stage, one, left)).toBe('organisation.closed')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('a change of founders that ran out of time leaves no card open', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openRecruitment(stage, 2), 'anna')
  await check(stage, one)
  await stage.send(one.editor, one.id, 'CHANGE_FOUNDERS')
  const added = await addOrganisation(stage, one.editor, one.id, 'foundation')
  await stage.to('2027-02-25T09:00:00Z')
  expect(await state(stage, one)).toBe('recruitment.formalCheck')
  expect(await cardState(stage, one, added)).toBe('organisation.locked')
})

it('no founder is added while an application is corrected in other fields', async () => {
  const stage = await Stage.open()
  const one = await apply(stage, await openRecruitment(stage, 2), 'anna')
  await check(stage, one, { fr07: 'toCorrect', checks: notesFor('FR07') })
  const correction = await runningChild(stage, one, 'correction')
  await stage.submit(await stage.staff.officer(), correction, 'request', {
    subjectForm: one.id,
    items: [
      { fieldPath: '/existingServices', defect: 'Opis jest nieczytelny.', kind: 'unreadable' },
    ],
    deadlineDays: 5,
  })
  expect(await state(stage, one)).toBe('recruitment.correction')
  await expect(
    stage.runtime.startCase(one.editor, { workflow: 'organisation', parent: one.id }),
  ).rejects.toMatchObject({ code: expect.any(String) })
})

it('a participant changes everything before the submission, then what a correction names', async () => {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, 2)
  const one = await prepare(stage, call, 'anna')
  const [first] = await participants(stage, one)
  const person = await stage.as('anna-p1')
  expect(await offered(stage, person, first!)).toEqual(['CHANGE', 'LEAVE'])
  const two = await apply(stage, call, 'bogna')
  const [other] = await participants(stage, two)
  const another = await stage.as('bogna-p1')
  expect(await offered(stage, another, other!)).toEqual(['LEAVE'])
  await expect(stage.send(another, other!, 'CHANGE')).rejects.toMatchObject({
    code: 'event.not-allowed',
  })
})

it('a form opened for changes closes with the submission; a person who comes in place of another fills in one form', async () => {
  const stage = await Stage.open()
  const one = await prepare(stage, await openRecruitment(stage, 2), 'anna')
  const [first] = await participants(stage, one)
  const person = await stage.as('anna-p1')
  await stage.send(person, first!, 'CHANGE')
  await handIn(stage, one, 'Spółdzielnia anna')
  expect((await stage.states(person, first!)).at(-1)).toBe('participant.locked')
  await stage.send(person, first!, 'LEAVE')
  const next = await stage.as('anna-p3')
  await stage.runtime.invite(one.editor, one.id, {
    email: 'anna-p3@example.org',
    role: 'participant',
  })
  const { id } = await stage.runtime.startCase(next, { workflow: 'participant', parent: one.id })
  await stage.submit(next, id, 'personal', participantForm('anna-p3', one.organisations[0]!))
  expect((await stage.states(next, id)).at(-1)).toBe('participant.locked')
  expect(await offered(stage, next, id)).toEqual(['LEAVE'])
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

async function participants(stage: Stage, one: Applicant): Promise<string[]> {
  const { children } = await stage.runtime.getCase(await stage.staff.officer(), one.id)
  return children.filter(({ workflow }) => workflow.id === 'participant').map(({ id }) => id)
}
