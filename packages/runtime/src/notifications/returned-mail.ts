import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { editPerson, findPersonByEmail } from '../people/people.ts'
import type { Person } from '../types.ts'

/**
 * Notes that a mail server said that a letter never reached its mailbox, as a delivery status notification
 * tells it. Returns whether the letter was one of ours, to somebody known.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3464
 */
export async function noteReturnedMail(
  deps: Deps,
  { mail, status }: { mail: string; status: string },
): Promise<boolean> {
  const kept = await deps.store.getDocument<JsonObject>('mail', mail)
  const to = kept?.value['to']
  return typeof to === 'string' && markReturned(deps, to, status)
}

/**
 * Hands a mail to the transport. An address that its server does not take is marked; one that takes mail
 * again is not marked any more.
 *
 * @throws what the transport rejects with
 */
export async function sendMarking(
  deps: Deps,
  mail: { id: string; to: string; subject: string; text: string },
  person?: Person,
): Promise<void> {
  const { id, to, subject, text } = mail
  try {
    await deps.mail.send({ id, to, subject, text })
  } catch (error) {
    const status = refusedRecipient(error)
    if (status !== null) await markReturned(deps, to, status)
    throw error
  }
  if (person?.mailReturned) await forgetReturned(deps, person.id)
}

/** Takes the mark away: letters leave again. */
export async function forgetReturned(deps: Deps, person: string): Promise<Person> {
  return editPerson(deps, person, (now) => {
    const { mailReturned: _, ...works } = now
    return works
  })
}

async function markReturned(deps: Deps, email: string, status: string): Promise<boolean> {
  const person = await findPersonByEmail(deps, email)
  if (person === null) return false
  // the first time says since when
  if (person.mailReturned) return true
  const mailReturned = { at: deps.clock.now(), status }
  await editPerson(deps, person.id, (now) => ({ ...now, mailReturned }))
  return true
}

/** What a mail server said of a recipient it will never take; `null`: it was about something else. */
function refusedRecipient(error: unknown): string | null {
  if (!(error instanceof SplotError) || error.code !== 'mail.refused') return null
  const { about, status } = error.details
  return about === 'recipient' && typeof status === 'string' ? status : null
}
