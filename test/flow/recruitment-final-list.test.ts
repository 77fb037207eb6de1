import { expect, it } from 'vitest'
import { Stage } from '../support/first-stage.ts'
import { agree, assess, close, publish, state } from '../support/first-stage-steps.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'

it('the final list is ordered by places and says what each application ended in', async () => {
  const stage = await Stage.open()
  const call = await openRecruitment(stage, 2)
  // in the order of submission the best comes last
  const low = await apply(stage, call, 'ala')
  const early = await apply(stage, call, 'basia')
  const third = await apply(stage, call, 'celina')
  const second = await apply(stage, call, 'daria')
  const best = await apply(stage, call, 'ewa')
  await stage.submit(
    early.editor,
    early.id,
    'withdraw',
    { reasonCode: 'noFunds', participantsInformed: 'yes' },
    [{ by: early.signer, path: '/withdrawSignature' }],
  )
  await close(stage)
  await assess(stage, low, [5, 5, 5, 5])
  await assess(stage, third, [10, 8, 8, 4])
  await assess(stage, second, [12, 8, 8, 4])
  await assess(stage, best, [15, 10, 10, 5])
  await publish(stage, call)
  await stage.to('2027-04-10T08:00:00Z')
  const coordinator = await stage.staff.coordinator()
  // the best lets the agreement lapse, the second leaves the programme, the third takes the place freed
  await stage.submit(await stage.staff.officer(), best.id, 'prepareAgreement', {
    supportValue: 20_000_00,
    deMinimisGranted: 'no',
    cohort: 'north',
    regionalCoordinator: coordinator.person,
  })
  await agree(stage, second)
  await stage.to('2027-04-20T08:00:00Z')
  expect(await state(stage, best)).toBe('recruitment.lapsed')
  await agree(stage, third)
  await stage.send(await stage.staff.director(), second.id, 'REMOVE', {
    reason: 'Partnerstwo nie podjęło udziału w diagnozie.',
  })
  await stage.send(coordinator, call, 'RESOLVE')
  const view = await stage.runtime.getCall(call)
  const final = view.published.find(({ id }) => id === 'final')
  expect(final?.rows.map(({ order, title, result }) => [order, title, result])).toEqual([
    [1, 'Spółdzielnia ewa', { pl: 'umowy nie podpisano', en: 'agreement not signed' }],
    [2, 'Spółdzielnia daria', { pl: 'udział zakończony', en: 'participation ended' }],
    [3, 'Spółdzielnia celina', { pl: 'wybrane', en: 'selected' }],
    [null, 'Spółdzielnia ala', { pl: 'niewybrane', en: 'not selected' }],
    [null, 'Spółdzielnia basia', { pl: 'wycofane', en: 'withdrawn' }],
  ])
  const { documents } = await stage.runtime.getCase(coordinator, call)
  const list = documents.find(({ template }) => template === 'recruitmentList')
  const { blocks } = await stage.runtime.getDocument(coordinator, list!.id)
  const told = JSON.stringify(blocks)
  expect(told).toContain('umowy nie podpisano')
  expect(told).toContain('udział zakończony')
  expect(told.indexOf('Spółdzielnia ewa')).toBeLessThan(told.indexOf('Spółdzielnia celina'))
})
