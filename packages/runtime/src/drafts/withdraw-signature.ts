import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { stepCase } from '../cases/step-case.ts'
import type { Deps } from '../deps.ts'
import { serverScope } from '../forms/form-scope.ts'
import { actorOf, personOf } from '../permission/actor.ts'
import { openTask } from '../tasks/open-task.ts'
import type { DraftResult, Reader } from '../types.ts'
import { editDraft } from './draft-document.ts'
import { recordsOf, resultOf, signableForm } from './sign-draft.ts'

/**
 * Takes the reader's own signature out of a draft that was not handed in yet; the history tells it.
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
  const opened = await openTask(deps, reader, id)
  const use = signableForm(deps, opened, path)
  const person = personOf(opened.relation)
  const key = path.slice(1)
  const result = await editDraft(deps, id, async (draft) => {
    const records = recordsOf(draft?.answers[key])
    const others = records.filter((record) => record['person'] !== person)
    if (!draft || others.length === records.length)
      throw new SplotError('signature.forbidden', 'Expected a field that the reader has signed.')
    const { [key]: _, ...rest } = draft.answers
    const answers: JsonObject = others.length > 0 ? { ...rest, [key]: others } : rest
    const next = {
      ...draft,
      answers,
      revision: draft.revision + 1,
      savedAt: deps.clock.now(),
      savedBy: person,
    }
    const scope = await serverScope(deps, use, answers)
    return { draft: next, result: await resultOf(deps, use, next, scope) }
  })
  await stepCase(deps, opened.loaded.case.id, {
    decide: async () => ({
      actor: actorOf(opened.relation),
      command: {
        type: 'unsign',
        item: opened.item.key,
        signatures: [{ path, person }],
        why: 'withdrawn',
      },
    }),
  })
  return result
}
