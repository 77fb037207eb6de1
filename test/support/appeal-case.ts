import type { JsonObject } from '@splot/definition'
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
export async function fileAppeal(
  stage: Stage,
  one: Applicant,
  given: JsonObject = { criterion: 'recruitment' },
): Promise<string> {
  await stage.send(one.editor, one.id, 'APPEAL')
  return writeAppeal(stage, one, given)
}

/** Fills in an appeal that was begun, signs it and hands it in: what it says of the ground, and of what. */
export async function writeAppeal(
  stage: Stage,
  one: Applicant,
  { appealOf = one.id, ...given }: JsonObject,
): Promise<string> {
  const id = await runningChild(stage, one, 'appeal')
  const ground = {
    ...given,
    objection: 'Ocena pomija dane wskazane w zgłoszeniu. '.repeat(4),
    evidenceRef: 'Problem, tabela danych',
  }
  const answers = { appealOf, grounds: [ground], requestedOutcome: 'reassess' }
  await stage.submit(one.editor, id, 'file', answers, [
    { by: one.signer, path: '/appealSignature' },
  ])
  return id
}
