import { expect, it } from 'vitest'
import { runningChild } from '../support/appeal-case.ts'
import { checklist, notesFor } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import { check, state } from '../support/first-stage-steps.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

// Deadlines of corrections (W9): what is opened stays open exactly as long as the request says, and a
// corrected document that came in time counts.

/** An application submitted on Monday 15 February 2027 with a request of so many working days. */
async function requested(
  fieldPath: string,
  deadlineDays: number,
  subject: (one: Applicant) => string,
): Promise<{ stage: Stage; one: Applicant; correction: string }> {
  const stage = await Stage.open()
  const one = await apply(stage, await openRecruitment(stage, 2), 'anna')
  await check(stage, one, { fr04: 'toCorrect', checks: notesFor('FR04') })
  const correction = await runningChild(stage, one, 'correction')
  await stage.submit(await stage.staff.officer(), correction, 'request', {
    subjectForm: subject(one),
    items: [{ fieldPath, defect: 'Dane w tym polu są niepełne.', kind: 'missing' }],
    deadlineDays,
  })
  return { stage, one, correction }
}

const onCard = (days: number) => requested('/phone', days, ({ organisations }) => organisations[0]!)
const onApplication = (days: number) => requested('/existingServices', days, ({ id }) => id)

async function askExtension(stage: Stage, one: Applicant, correction: string): Promise<void> {
  await stage.submit(one.editor, correction, 'askExtension', {
    extensionAsked: 'yes',
    extensionReason: 'Czekamy na dokument z urzędu, który wyda go w przyszłym tygodniu.',
  })
}

/** When a deadline of a case runs out, by its timer. */
async function dueAt(stage: Stage, one: Applicant, id: string, timer: string) {
  const { deadlines } = await stage.runtime.getCase(one.editor, id)
  return deadlines.find((deadline) => deadline.timer === timer)?.dueAt
}

const better = { existingServices: 'Poprawiony opis istniejących usług w gminie. '.repeat(6) }

it('a card stays open as long as the request says, and as long as it was extended', async () => {
  const { stage, one, correction } = await onCard(10)
  const [card = ''] = one.organisations
  // ten working days after Monday 15 February
  expect(await dueAt(stage, one, correction, 'due')).toBe('2027-03-01T22:59:59Z')
  expect(await dueAt(stage, one, card, 'correction')).toBe('2027-03-01T22:59:59Z')
  await askExtension(stage, one, correction)
  expect(await dueAt(stage, one, correction, 'due')).toBe('2027-03-04T22:59:59Z')
  expect(await dueAt(stage, one, card, 'correction')).toBe('2027-03-04T22:59:59Z')
  const { facts } = await stage.runtime.getCase(await stage.staff.officer(), correction)
  expect(facts).toContainEqual(
    expect.objectContaining({ key: 'dueAt', value: '2027-03-04T23:59:59+01:00' }),
  )
  await stage.to('2027-03-04T12:00:00Z')
  await stage.submit(one.editor, card, 'card', { phone: '+48 22 555 00 99' })
  expect((await stage.states(one.editor, card)).at(-1)).toBe('organisation.locked')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('a card corrected before the extension stays locked', async () => {
  const { stage, one, correction } = await onCard(5)
  const [card = ''] = one.organisations
  await stage.submit(one.editor, card, 'card', { phone: '+48 22 555 00 99' })
  await askExtension(stage, one, correction)
  expect((await stage.states(one.editor, card)).at(-1)).toBe('organisation.locked')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('an application under correction shows the deadline of the request and follows its extension', async () => {
  const { stage, one, correction } = await onApplication(10)
  expect(await dueAt(stage, one, one.id, 'correction')).toBe('2027-03-01T22:59:59Z')
  await askExtension(stage, one, correction)
  expect(await dueAt(stage, one, one.id, 'correction')).toBe('2027-03-04T22:59:59Z')
  await stage.to('2027-03-05T08:00:00Z')
  expect(await state(stage, one)).toBe('recruitment.leftWithoutConsideration')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('a corrected application that was handed in counts, also when the request was not answered', async () => {
  const { stage, one, correction } = await onApplication(5)
  await stage.submit(one.editor, one.id, 'apply', better, [{ by: one.signer, path: '/signature' }])
  await stage.to('2027-02-23T08:00:00Z')
  expect((await stage.states(one.editor, correction)).at(-1)).toBe('correction.answered')
  expect(await state(stage, one)).toBe('recruitment.correctionReplied')
  const officer = await stage.staff.officer()
  await stage.submit(officer, correction, 'assess', { correctionOutcome: 'complete' })
  await stage.submit(officer, one.id, 'check', checklist({ fr04: 'met' }))
  expect(await state(stage, one)).toBe('recruitment.scoring')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})
