import type { JsonObject } from '@splot/definition'
import { expect } from 'vitest'
import { checklist, justification, scores } from './first-stage-answers.ts'
import type { Stage } from './first-stage.ts'
import type { Applicant } from './recruitment-applicants.ts'

/** The officer takes the application and hands in the formal checklist. */
export async function check(stage: Stage, { id }: Applicant, answers: JsonObject = {}) {
  const officer = await stage.staff.officer()
  await stage.submit(officer, id, 'take')
  await stage.submit(officer, id, 'check', checklist(answers))
}

/** The officer scores the application. */
export async function score(
  stage: Stage,
  { id }: Applicant,
  points: [number, number, number, number],
) {
  await stage.submit(await stage.staff.officer(), id, 'score', scores(...points))
}

/** From submitted to scored. */
export async function assess(
  stage: Stage,
  one: Applicant,
  points: [number, number, number, number],
) {
  await check(stage, one)
  await score(stage, one, points)
}

/** Returns the state a case is in, as its applicant sees it. */
export async function state(stage: Stage, { id, editor }: Applicant): Promise<string> {
  return (await stage.states(editor, id)).at(-1) ?? ''
}

/** Lets the call close. */
export async function close(stage: Stage) {
  await stage.to('2027-03-19T14:00:01Z')
}

/** The coordinator publishes the list. */
export async function publish(stage: Stage, call: string, task = 'publishList') {
  await stage.submit(await stage.staff.coordinator(), call, task)
}

/** Signs the agreement for the partnership and the operator. */
export async function agree(stage: Stage, { id, editor, signer }: Applicant) {
  const officer = await stage.staff.officer()
  const coordinator = await stage.staff.coordinator()
  const director = await stage.staff.director()
  await stage.submit(officer, id, 'prepareAgreement', {
    supportValue: 20_000_00,
    deMinimisGranted: 'no',
    cohort: 'north',
    regionalCoordinator: coordinator.person,
  })
  await stage.runtime.invite(editor, id, {
    email: `${id}-partner@example.org`,
    role: 'applicantSigner',
  })
  const partner = await stage.as(`${id}-partner`)
  const signing = await stage.task(signer, id, 'signAgreement')
  await expect(
    stage.runtime.signDraft(signer, signing, '/partnersSignature'),
  ).rejects.toMatchObject({ code: 'signature.forbidden' })
  await stage.submit(signer, id, 'signAgreement', {}, [
    { by: signer, path: '/applicantSignature' },
    { by: partner, path: '/partnersSignature' },
  ])
  await stage.submit(director, id, 'countersign', {}, [
    { by: director, path: '/operatorSignature' },
  ])
}

/** The reviewer decides an appeal; where it is upheld, `scope` is what is to be assessed again. */
export async function decide(
  stage: Stage,
  appealId: string,
  decision: 'upheld' | 'dismissed',
  scope = ['recruitment'],
) {
  const reviewer = await stage.staff.reviewer()
  // nobody could be drawn before there was a reviewer; until it is claimed the case is closed to them
  await stage.runtime.claimTask(reviewer, `${appealId}/decide:1:1`)
  await stage.submit(reviewer, appealId, 'decide', {
    groundDecisions: [{ decision, reason: justification }],
    ...(decision === 'upheld' ? { reassessmentScope: scope } : {}),
  })
}
