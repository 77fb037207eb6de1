import { SplotError, textIn } from '@splot/definition'
import type { JsonObject, NotificationTemplate } from '@splot/definition'
import type { LostSignature } from '@splot/engine'
import { taskOf } from '../definitions/task-of.ts'
import { stepCase } from '../cases/step-case.ts'
import type { Deps } from '../deps.ts'
import { writeMail } from '../notifications/mail-text.ts'
import { post } from '../notifications/post.ts'
import { loadPerson } from '../people/people.ts'
import { actorOf, personOf } from '../permission/actor.ts'
import type { OpenedTask } from '../tasks/open-task.ts'

/** What the notice says unless the programme has a template `signatureVoid` of its own. */
const template: NotificationTemplate = {
  subject: {
    pl: 'Podpis wygasł: {task}',
    en: 'Your signature is void: {task}',
  },
  body: {
    pl: 'Dzień dobry,\n\nw sprawie „{caseTitle}” zmieniono odpowiedzi po złożeniu przez Ciebie podpisu: {task}. Podpis wygasł. Przeczytaj odpowiedzi i podpisz je ponownie: {link}',
    en: 'Hello,\n\nin the case "{caseTitle}" answers were changed after you had signed them: {task}. Your signature is void. Read the answers and sign them again: {link}',
  },
}

/**
 * Notes in the history that a changed draft lost signatures, and tells everybody else who had given one.
 * The change stands whatever becomes of this: a task may be done by now, and a letter lies in the portal.
 */
export async function tellOfVoidSignatures(
  deps: Deps,
  { id, loaded, item, relation }: OpenedTask,
  signatures: LostSignature[],
  revision: number,
): Promise<void> {
  const by = personOf(relation)
  const command = { type: 'unsign', item: item.key, signatures, why: 'voided' } as const
  try {
    await stepCase(deps, loaded.case.id, {
      decide: async () => ({ actor: actorOf(relation), command }),
    })
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
  }
  const { notifications, timeZone } = deps.library.programme()
  const signers = new Set(signatures.map(({ person }) => person).filter((one) => one !== by))
  for (const signer of signers) {
    const person = await loadPerson(deps, signer)
    if (!person) continue
    const values: JsonObject = {
      caseTitle: textIn(loaded.row.title, person.locale),
      caseNumber: loaded.row.number ?? '',
      task: taskOf(loaded.compiled.definition, item.task)?.title?.[person.locale] ?? item.task,
      link: `${deps.publicUrl}/tasks/${encodeURIComponent(id)}`,
    }
    const words = writeMail(notifications['signatureVoid'] ?? template, values, {
      locale: person.locale,
      timeZone,
    })
    const source = `void signature of ${id} saved as ${revision}`
    // what could not be mailed lies in the portal
    await post(deps, { ...words, person, caseId: loaded.case.id, source }).catch(() => undefined)
  }
}
