import { SplotError } from '@splot/definition'
import { stepCase } from '../cases/step-case.ts'
import type { Deps } from '../deps.ts'
import { serverScope } from '../forms/form-scope.ts'
import { actorOf, personOf } from '../permission/actor.ts'
import { taskNotFound } from '../permission/refusals.ts'
import { viewerOf } from '../permission/relation.ts'
import { openTaskIn, partsOf } from '../tasks/open-task.ts'
import type { DraftResult, Reader } from '../types.ts'
import { noteWithdrawal } from './draft-document.ts'
import { resultOf, signableForm } from './sign-draft.ts'

/**
 * Takes the reader's own signature out of a draft that was not handed in yet, and tells it in the history:
 * both are done by one commit of the case, or neither.
 *
 * @throws SplotError task.not-found, task.not-open, task.finished, task.no-form, signature.forbidden where they
 * have not signed
 */
export async function withdrawSignature(
  deps: Deps,
  reader: Reader,
  id: string,
  path: string,
): Promise<DraftResult> {
  const viewer = await viewerOf(deps, reader)
  const { caseId } = partsOf(id)
  if (!(await deps.cases.read(caseId))) throw taskNotFound(id)
  const message = `withdrawal/${deps.ids.next()}`
  let result: DraftResult | undefined
  await stepCase(deps, caseId, {
    inbox: message,
    decide: async (current) => {
      const opened = await openTaskIn(deps, viewer, current, id)
      const use = signableForm(deps, opened, path)
      const person = personOf(opened.relation)
      const draft = await noteWithdrawal(deps, id, { message, path, person })
      if (!draft)
        throw new SplotError('signature.forbidden', 'Expected a field that the reader has signed.')
      result = await resultOf(deps, use, draft, await serverScope(deps, use, draft.answers))
      const signatures = [{ path, person }]
      const command = {
        type: 'unsign',
        item: opened.item.key,
        signatures,
        why: 'withdrawn',
      } as const
      return { actor: actorOf(opened.relation), command }
    },
  })
  if (!result) throw new Error('Expected a step that decides but it was done before.')
  return result
}
