import type { Stage } from './first-stage.ts'
import type { Applicant } from './recruitment-applicants.ts'

/** Returns the id of a child case that runs. */
export async function runningChild(
  { runtime }: Stage,
  { id, editor }: Applicant,
  workflow: string,
): Promise<string> {
  const { children } = await runtime.getCase(editor, id)
  const found = children.find((one) => one.workflow.id === workflow && one.status === 'active')
  if (!found) throw new Error(`Expected an open "${workflow}" but there is none.`)
  return found.id
}

/** Files an appeal for a partnership, signed. Returns its id. */
export async function fileAppeal(stage: Stage, one: Applicant): Promise<string> {
  await stage.send(one.editor, one.id, 'APPEAL')
  const id = await runningChild(stage, one, 'appeal')
  const ground = {
    criterion: 'recruitment',
    objection: 'Ocena pomija dane wskazane w zgłoszeniu. '.repeat(4),
    evidenceRef: 'Problem, tabela danych',
  }
  const answers = { appealOf: one.id, grounds: [ground], requestedOutcome: 'reassess' }
  await stage.submit(one.editor, id, 'file', answers, [
    { by: one.signer, path: '/appealSignature' },
  ])
  return id
}
