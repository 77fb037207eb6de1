import { SplotError } from '@splot/definition'
import type { LostSignature } from '@splot/engine'
import { stepCase } from '../cases/step-case.ts'
import type { Deps } from '../deps.ts'
import { actorOf, personOf } from '../permission/actor.ts'
import type { OpenedTask } from '../tasks/open-task.ts'

/**
 * Notes in the history that a changed draft lost signatures, and has everybody else told who had given one.
 * The change stands whatever becomes of this: a task may be done by now.
 */
export async function tellOfVoidSignatures(
  deps: Deps,
  { id, loaded, item, relation }: OpenedTask,
  signatures: LostSignature[],
): Promise<void> {
  const by = personOf(relation)
  const people = [...new Set(signatures.map(({ person }) => person))].filter((one) => one !== by)
  const link = `${deps.publicUrl}/tasks/${encodeURIComponent(id)}`
  const letter = {
    type: 'notify',
    params: { template: 'signatureVoid', people, values: { task: item.task, link } },
  }
  const command = { type: 'unsign', item: item.key, signatures, why: 'voided' } as const
  try {
    await stepCase(deps, loaded.case.id, {
      decide: async () => ({ actor: actorOf(relation), command }),
      effects: people.length === 0 ? [] : [letter],
    })
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
  }
}
