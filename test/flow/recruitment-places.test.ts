import { expect, it } from 'vitest'
import { fileAppeal } from '../support/appeal-case.ts'
import { scores } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import { agree, assess, close, decide, publish, state } from '../support/first-stage-steps.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

// Places while appeals are decided after the agreements were offered: what is free waits for them, who was
// offered a place keeps it.

interface Round {
  stage: Stage
  call: string
  anna: Applicant
  celina: Applicant
  daria: Applicant
  others: Applicant[]
}

/**
 * Two places: Anna and Celina are selected, Daria is below the threshold, appeals and is scored better than
 * Celina. The corrected list of 1 April selects Anna and Daria, and Celina is the first of the reserve, with
 * the others behind her.
 */
async function corrected(...names: string[]): Promise<Round> {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, 2)
  const anna = await apply(stage, call, 'anna')
  const celina = await apply(stage, call, 'celina')
  const daria = await apply(stage, call, 'daria')
  const others: Applicant[] = []
  for (const name of names) others.push(await apply(stage, call, name))
  await close(stage)
  for (const one of others) await assess(stage, one, [10, 8, 8, 4])
  await assess(stage, anna, [15, 10, 10, 5])
  await assess(stage, celina, [12, 8, 8, 4])
  await assess(stage, daria, [5, 5, 5, 5])
  await publish(stage, call)
  expect(await state(stage, celina)).toBe('recruitment.selected')
  await decide(stage, await fileAppeal(stage, daria), 'upheld')
  await rescore(stage, daria, [14, 10, 9, 5])
  await stage.to('2027-04-01T08:00:00Z')
  await publish(stage, call, 'publishCorrected')
  expect(await state(stage, daria)).toBe('recruitment.preparingAgreement')
  expect(await state(stage, celina)).toBe('recruitment.reserve')
  return { stage, call, anna, celina, daria, others }
}

async function rescore(
  stage: Stage,
  { id }: Applicant,
  points: [number, number, number, number],
): Promise<void> {
  await stage.submit(await stage.staff.coordinator(), id, 'rescore', scores(...points))
}

async function withdraw(stage: Stage, one: Applicant): Promise<void> {
  await stage.submit(
    one.editor,
    one.id,
    'withdraw',
    { reasonCode: 'councilRefused', participantsInformed: 'yes' },
    [{ by: one.signer, path: '/withdrawSignature' }],
  )
}

async function callState(stage: Stage, call: string): Promise<string> {
  return (await stage.states(await stage.staff.coordinator(), call)).at(-1) ?? ''
}

async function nothingWasLost(stage: Stage): Promise<void> {
  expect((await stage.runtime.deadLetters()).items).toEqual([])
}

it('an appeal against the corrected list is decided, listed and takes nobody’s place', async () => {
  const { stage, call, anna, celina, daria } = await corrected()
  const filed = await fileAppeal(stage, celina)
  expect(await callState(stage, call)).toBe('call.settling')
  await agree(stage, anna)
  await decide(stage, filed, 'upheld')
  expect(await state(stage, celina)).toBe('recruitment.rescoring')
  await rescore(stage, celina, [15, 10, 10, 5])
  expect(await callState(stage, call)).toBe('call.corrected')
  await publish(stage, call, 'publishCorrected')
  expect(await callState(stage, call)).toBe('call.offers')
  expect(await state(stage, anna)).toBe('recruitment.active')
  expect(await state(stage, daria)).toBe('recruitment.preparingAgreement')
  expect(await state(stage, celina)).toBe('recruitment.reserve')
  const { published } = await stage.runtime.getCall(call)
  const rows = published.find(({ id }) => id === 'correctedRanking')?.rows
  expect(rows?.map(({ order, title, result }) => [order, title, result])).toEqual([
    [1, 'Spółdzielnia anna', { pl: 'wybrane', en: 'selected' }],
    [2, 'Spółdzielnia daria', { pl: 'wybrane', en: 'selected' }],
    [3, 'Spółdzielnia celina', { pl: 'rezerwa 1', en: 'reserve 1' }],
  ])
  await withdraw(stage, daria)
  expect(await state(stage, celina)).toBe('recruitment.preparingAgreement')
  await agree(stage, celina)
  await stage.send(await stage.staff.coordinator(), call, 'RESOLVE')
  expect(await callState(stage, call)).toBe('call.resolved')
  await nothingWasLost(stage)
})

it('a place freed while the first of the reserve appeals waits for the decision and goes to her', async () => {
  const { stage, call, anna, celina, daria } = await corrected()
  const filed = await fileAppeal(stage, celina)
  await withdraw(stage, anna)
  expect(await state(stage, celina)).toBe('recruitment.appeal')
  await decide(stage, filed, 'dismissed')
  expect(await callState(stage, call)).toBe('call.offers')
  expect(await state(stage, celina)).toBe('recruitment.preparingAgreement')
  expect(await state(stage, daria)).toBe('recruitment.preparingAgreement')
  await nothingWasLost(stage)
})

it('a place freed while the first of the reserve is scored again goes by the list that follows', async () => {
  const { stage, call, anna, celina } = await corrected()
  await decide(stage, await fileAppeal(stage, celina), 'upheld')
  await withdraw(stage, anna)
  await rescore(stage, celina, [13, 9, 9, 5])
  await publish(stage, call, 'publishCorrected')
  expect(await state(stage, celina)).toBe('recruitment.preparingAgreement')
  await nothingWasLost(stage)
})

it('an appeal filed while a corrected list is prepared is decided before that list is published', async () => {
  const { stage, call, celina, others } = await corrected('ewa')
  const ewa = others[0]!
  await decide(stage, await fileAppeal(stage, celina), 'upheld')
  await rescore(stage, celina, [13, 9, 9, 5])
  expect(await callState(stage, call)).toBe('call.corrected')
  const filed = await fileAppeal(stage, ewa)
  expect(await callState(stage, call)).toBe('call.settling')
  await decide(stage, filed, 'dismissed')
  expect(await callState(stage, call)).toBe('call.corrected')
  await publish(stage, call, 'publishCorrected')
  expect(await state(stage, celina)).toBe('recruitment.reserve')
  expect(await state(stage, ewa)).toBe('recruitment.reserve')
  await nothingWasLost(stage)
})

/** Plays a call with so many places to its final list: Anna is on it, Daria is below the threshold. */
async function finalList(places: number) {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, places)
  const anna = await apply(stage, call, 'anna')
  const daria = await apply(stage, call, 'daria')
  await close(stage)
  await assess(stage, anna, [15, 10, 10, 5])
  await assess(stage, daria, [5, 5, 5, 5])
  await publish(stage, call)
  await stage.to('2027-04-10T08:00:00Z')
  return { stage, call, anna, daria }
}

it('a rejected application that the director reopens is scored, listed and ends like any other', async () => {
  const { stage, call, anna, daria } = await finalList(1)
  expect(await state(stage, daria)).toBe('recruitment.rejected')
  await agree(stage, anna)
  const coordinator = await stage.staff.coordinator()
  await stage.send(coordinator, call, 'FIRST_COHORT_STARTED', { date: '2027-05-10' })
  await stage.runtime.reopenCase(await stage.staff.director(), daria.id, {
    to: 'recruitment.rescoring',
    reason: 'Ujawniono błąd w ocenie, o którym doniósł kontroler.',
  })
  await rescore(stage, daria, [12, 8, 8, 4])
  expect(await callState(stage, call)).toBe('call.corrected')
  await publish(stage, call, 'publishCorrected')
  expect(await state(stage, daria)).toBe('recruitment.reserve')
  await stage.to('2027-05-20T08:00:00Z')
  expect(await state(stage, daria)).toBe('recruitment.reserveExpiring')
  await stage.to('2027-06-15T08:00:00Z')
  expect(await state(stage, daria)).toBe('recruitment.reserveExpired')
  await stage.send(coordinator, call, 'RESOLVE')
  expect(await callState(stage, call)).toBe('call.resolved')
  await nothingWasLost(stage)
})

it('a call that the director reopens after it was resolved takes a reopened application onto a corrected list', async () => {
  const { stage, call, anna, daria } = await finalList(2)
  await agree(stage, anna)
  await stage.send(await stage.staff.coordinator(), call, 'RESOLVE')
  expect(await callState(stage, call)).toBe('call.resolved')
  const director = await stage.staff.director()
  const reason = 'Kontroler wykazał błąd w ocenie zgłoszenia.'
  await stage.runtime.reopenCase(director, call, { to: 'call.settling', reason })
  // nothing has changed yet
  expect(await callState(stage, call)).toBe('call.offers')
  await stage.runtime.reopenCase(director, daria.id, { to: 'recruitment.rescoring', reason })
  // what ended under it is reopened one by one
  const { children } = await stage.runtime.getCase(director, daria.id)
  for (const { id } of children.filter(({ workflow }) => workflow.id === 'participant'))
    await stage.runtime.reopenCase(director, id, { to: 'participant.complete', reason })
  await rescore(stage, daria, [12, 8, 8, 4])
  expect(await callState(stage, call)).toBe('call.corrected')
  await publish(stage, call, 'publishCorrected')
  expect(await state(stage, daria)).toBe('recruitment.preparingAgreement')
  await agree(stage, daria)
  await stage.send(await stage.staff.coordinator(), call, 'RESOLVE')
  expect(await callState(stage, call)).toBe('call.resolved')
  await nothingWasLost(stage)
})
