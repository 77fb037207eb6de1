import { expect, it } from 'vitest'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { answersOf, handIn, openRecruitment, prepare } from '../support/recruitment-applicants.ts'

async function stepsOf(stage: Stage, reader: SignedIn, id: string) {
  const { checklist } = await stage.runtime.getCase(reader, id)
  return Object.fromEntries(checklist.map(({ id: step, ...rest }) => [step, rest]))
}

it('[RT44] a fresh application says in order what to do and what is missing', async () => {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, 2)
  const anna = await stage.as('anna')
  const { id } = await stage.runtime.startCase(anna, { workflow: 'recruitment', parent: call })
  const { checklist, tasks } = await stage.runtime.getCase(anna, id)
  expect(checklist.map((step) => [step.id, step.done])).toEqual([
    ['organisations', false],
    ['participants', false],
    ['application', false],
    ['signatures', false],
    ['submit', false],
  ])
  expect(checklist[0]).toMatchObject({
    start: 'organisation',
    missing: { pl: 'Gotowe karty: 0, potrzebne co najmniej 2.' },
  })
  expect(checklist[1]).toMatchObject({ invite: 'participant', task: null })
  expect(checklist[2]?.task).toBe(tasks.find(({ task }) => task === 'apply')?.id)
})

it('[RT44] each step is done when it is, and open again when a signature is void', async () => {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, 2)
  const applicant = await prepare(stage, call, 'anna')
  const { editor, signer, id } = applicant
  expect(await stepsOf(stage, editor, id)).toMatchObject({
    organisations: { done: true, missing: null },
    participants: { done: true },
    application: { done: false },
  })
  const answers = {
    ...(await answersOf(stage, applicant, 'Spółdzielnia Żółw')),
    councilResolution: 'planned',
  }
  const task = await stage.task(editor, id, 'apply')
  const save = (values: object) =>
    stage.runtime.saveDraft(
      editor,
      task,
      Object.entries(values).map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
    )
  await save(answers)
  expect(await stepsOf(stage, editor, id)).toMatchObject({
    application: { done: true },
    signatures: { done: false, missing: { en: 'Signatures so far: 0.' } },
  })
  await stage.runtime.signDraft(signer, task, '/signature')
  expect(await stepsOf(stage, editor, id)).toMatchObject({ signatures: { done: true } })
  expect(await stepsOf(stage, signer, id)).toMatchObject({ signatures: { done: true } })
  await save({ projectTitle: 'Spółdzielnia inna' })
  expect(await stepsOf(stage, editor, id)).toMatchObject({ signatures: { done: false } })
})

it('[RT44] officers and those past the state have no checklist', async () => {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, 2)
  const { id } = await prepare(stage, call, 'anna')
  const officer = await stage.staff.officer()
  expect((await stage.runtime.getCase(officer, id)).checklist).toEqual([])
})

it('[RT45] a child case is offered only to who may start it, and only while it may be started', async () => {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, 2)
  const one = await prepare(stage, call, 'anna')
  const offersFor = async (reader: SignedIn, id: string) =>
    (await stage.runtime.getCase(reader, id)).offers.map(({ workflow }) => workflow)
  expect(await offersFor(one.editor, one.id)).toEqual(['organisation'])
  expect(await offersFor(await stage.as('anna-p1'), one.id)).toEqual(['participant'])
  // an officer may not apply in the call they judge
  expect(await offersFor(await stage.staff.coordinator(), call)).toEqual([])
  await handIn(stage, one, 'Spółdzielnia Żółw')
  expect(await offersFor(one.editor, one.id)).toEqual([])
})
