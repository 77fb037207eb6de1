import { scores } from '../answers/first-stage-answers.ts'
import { prose } from '../answers/prose.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { pathOf } from './paths.ts'

/** The partnership files an appeal against the list. */
export async function appealRecruitment(demo: Demo, one: Partnership): Promise<void> {
  await demo.send(one.editor, one.id, 'APPEAL')
  const { id } = await demo.childOf(one.editor, one.id, 'appeal')
  const ground = {
    criterion: 'recruitment',
    objection: prose('objection'),
    evidenceRef: 'Problem, tabela danych',
  }
  const answers = { appealOf: one.id, grounds: [ground], requestedOutcome: 'reassess' }
  const signature = { by: one.signer, path: '/appealSignature' }
  await demo.submit(one.editor, id, 'file', answers, [signature])
}

/** The reviewer drawn decides; after a success the coordinator scores again. */
export async function decideRecruitmentAppeal(demo: Demo, one: Partnership): Promise<void> {
  const { id } = await demo.childOf(one.editor, one.id, 'appeal')
  const reviewer = await demo.assigneeOf(id, 'decide', ['olga', 'oskar'])
  const upheld = pathOf(one.record).appeal === 'upheld'
  await demo.submit(reviewer, id, 'decide', {
    groundDecisions: [
      { decision: upheld ? 'upheld' : 'dismissed', reason: prose('appealDecision') },
    ],
    ...(upheld ? { reassessmentScope: ['recruitment'] } : {}),
  })
  if (upheld) await demo.submit(demo.staff('konrad'), one.id, 'rescore', scores(13, 9, 9, 5))
}
