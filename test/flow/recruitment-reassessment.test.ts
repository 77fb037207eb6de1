import { expect, it } from 'vitest'
import { fileAppeal, runningChild } from '../support/appeal-case.ts'
import { checklist, justification, notesFor } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import { assess, check, close, decide, publish, state } from '../support/first-stage-steps.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

// What is assessed again after an appeal was upheld: what its decision says (X02), and nothing else.

it('an upheld appeal opens the criteria of its scope; the others keep their marks', async () => {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, 2)
  const one = await apply(stage, call, 'anna')
  await close(stage)
  await assess(stage, one, [5, 7, 6, 4])
  await publish(stage, call)
  await decide(stage, await fileAppeal(stage, one, { criterion: 'S1' }), 'upheld', ['S1'])
  const coordinator = await stage.staff.coordinator()
  const { explanation } = await stage.runtime.getCase(coordinator, one.id)
  expect(explanation.reasons.map(({ values }) => values)).toContainEqual(
    expect.objectContaining({ 'context.reassessIn': { pl: 'S1', en: 'S1' } }),
  )
  const task = await stage.task(coordinator, one.id, 'rescore')
  const { answers } = await stage.runtime.getTask(coordinator, task)
  expect(answers).toMatchObject({
    reassessed: {
      pl: 'S1. Istotność i udokumentowanie problemu',
      en: 'S1. Relevance and evidence of the problem',
    },
    s2: 7,
    s3: 6,
    s4: 4,
  })
  expect(answers['s1'] ?? null).toBeNull()
  expect(answers['conflictFree'] ?? false).toBe(false)
  // marks out of the scope stay what they were, whoever sends others
  await stage.submit(coordinator, one.id, 'rescore', {
    s1: 12,
    s1Note: justification,
    s2: 10,
    conflictFree: true,
  })
  expect(await state(stage, one)).toBe('recruitment.ranked')
  const done = await stage.runtime.getTask(coordinator, task)
  expect(done.answers).toMatchObject({ s1: 12, s2: 7, meritPoints: 12 + 7 + 6 + 4 })
})

/** An application that was left without consideration, listed, and whose appeal was upheld. */
async function upheldAgainstTheCheck(stage: Stage): Promise<Applicant> {
  const call = await openRecruitment(stage, 2)
  const one = await apply(stage, call, 'anna')
  await check(stage, one, { fr04: 'toCorrect', checks: notesFor('FR04') })
  const officer = await stage.staff.officer()
  await stage.submit(officer, await runningChild(stage, one, 'correction'), 'request', {
    subjectForm: one.id,
    items: [{ fieldPath: '/resources', defect: 'Opis zasobów jest niepełny.', kind: 'missing' }],
  })
  await stage.to('2027-02-26T08:00:00Z')
  expect(await state(stage, one)).toBe('recruitment.leftWithoutConsideration')
  await close(stage)
  await publish(stage, call)
  await decide(stage, await fileAppeal(stage, one, { criterion: 'formal' }), 'upheld', ['formal'])
  expect(await state(stage, one)).toBe('recruitment.formalCheck')
  return one
}

/** Subjects of the mail to the director that tell of a check repeated by the same person. */
const told = (stage: Stage) =>
  stage.mails.filter(({ subject }) =>
    subject.startsWith('Ponowna ocena formalna bez drugiej osoby'),
  )

it('another officer repeats a formal check that an appeal set aside', async () => {
  const stage = await Stage.open()
  const other = await stage.as('piotr', 'recruitmentOfficer')
  const one = await upheldAgainstTheCheck(stage)
  const officer = await stage.staff.officer()
  const key = await stage.task(other, one.id, 'check')
  await expect(stage.runtime.claimTask(officer, key)).rejects.toMatchObject({
    code: 'task.not-found',
  })
  await stage.submit(other, one.id, 'check', checklist({ fr04: 'met' }))
  expect(await state(stage, one)).toBe('recruitment.scoring')
  expect(told(stage)).toEqual([])
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

it('where there is no other officer the same one repeats the check, and the director is told', async () => {
  const stage = await Stage.open()
  await stage.staff.director()
  const one = await upheldAgainstTheCheck(stage)
  await stage.runtime.work()
  expect(told(stage)).toHaveLength(1)
  const officer = await stage.staff.officer()
  await stage.submit(officer, one.id, 'check', checklist({ fr04: 'met' }))
  expect(await state(stage, one)).toBe('recruitment.scoring')
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})
