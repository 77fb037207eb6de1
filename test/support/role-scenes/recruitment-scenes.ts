import { fileAppeal, runningChild } from '../appeal-case.ts'
import { checklist, notesFor, scores } from '../first-stage-answers.ts'
import { Stage } from '../first-stage.ts'
import { childOf } from '../partnership.ts'
import { apply, handIn, openRecruitment, prepare } from '../recruitment-applicants.ts'
import { prose } from '../prose.ts'
import type { RoleScene } from './role-scene.ts'

/** Special-category data of the first delegate of anna. */
const need = 'POTRZEBA-SZCZEGOLNA'

/** The recruitment of anna: scored before the list, then an appeal after it. */
export async function* recruitmentScenes(): AsyncGenerator<RoleScene> {
  const stage = await Stage.open()
  const { officer: officerOf, coordinator: coordinatorOf } = stage.staff
  const call = await openRecruitment(stage, 1)
  const anna = await prepare(stage, call, 'anna')
  const delegate = await stage.as('anna-p1')
  const participant = await childOf(stage, delegate, anna.id, 'participant')
  await stage.send(delegate, participant, 'CHANGE')
  await stage.submit(delegate, participant, 'personal', {
    accessNeeds: ['other'],
    accessNeedsOther: need,
  })
  await handIn(stage, anna, 'Spółdzielnia anna')
  const beata = await apply(stage, call, 'beata')
  await stage.to('2027-03-22T09:00:00Z')
  const officer = await officerOf()
  const coordinator = await coordinatorOf()
  for (const { id } of [anna, beata]) await stage.submit(officer, id, 'take')
  await stage.submit(officer, anna.id, 'check', {
    ...checklist({ fr05: 'toCorrect' }),
    checks: notesFor('FR05'),
  })
  await stage.submit(officer, beata.id, 'check', checklist())
  const correction = await runningChild(stage, anna, 'correction')
  await stage.submit(officer, correction, 'request', {
    subjectForm: anna.id,
    items: [{ fieldPath: '/resources', defect: 'Opis zasobów jest niepełny.', kind: 'missing' }],
  })
  const resources = `Lokal gminny, 80 m². ${'Sala, kuchnia i warsztat. '.repeat(15)}`
  await stage.submit(anna.editor, anna.id, 'apply', { resources }, [
    { by: anna.signer, path: '/signature' },
  ])
  await stage.submit(anna.editor, correction, 'respond', {
    replies: [{ done: 'yes', comment: 'Uzupełniono.' }],
  })
  await stage.submit(officer, correction, 'assess', { correctionOutcome: 'complete' })
  await stage.submit(officer, anna.id, 'check', checklist())
  const note = `UZASADNIENIE-PUNKTOW ${prose(120)}`
  await stage.submit(officer, anna.id, 'score', { ...scores(8, 6, 6, 4), s1Note: note })
  await stage.submit(officer, beata.id, 'score', scores(14, 9, 9, 5))
  const own = {
    recruitmentOfficer: officer,
    regionalCoordinator: coordinator,
    applicantEditor: anna.editor,
    applicantSigner: anna.signer,
    participant: delegate,
    'applicantEditor (other)': beata.editor,
    'applicantSigner (other)': beata.signer,
    'participant (other)': await stage.as('beata-p1'),
  }
  const cases = {
    call,
    recruitment: anna.id,
    organisation: anna.organisations[0]!,
    participant,
    otherDelegate: await childOf(stage, await stage.as('anna-p2'), anna.id, 'participant'),
    rival: beata.id,
    correction,
  }
  const secrets = {
    special: need,
    scoreNote: 'UZASADNIENIE-PUNKTOW',
    'data of another delegate': '"firstName":"anna-p2"',
    'name of the officer': '"ola"',
    'name of another applicant': 'Spółdzielnia beata',
    'name of this applicant': 'Spółdzielnia anna',
  }
  yield { name: 'recruitment', stage, cases, own, secrets }

  await stage.submit(coordinator, call, 'publishList')
  const reviewer = await stage.staff.reviewer()
  const appeal = await fileAppeal(stage, anna)
  // who applies stands on the list now, and no case of a delegate is asked for here
  const {
    'data of another delegate': _delegate,
    'name of this applicant': _applicant,
    ...afterTheList
  } = secrets
  yield {
    name: 'appeal',
    stage,
    cases: { recruitment: anna.id, appeal },
    own: { ...own, appealReviewer: reviewer },
    secrets: afterTheList,
  }
}
