import type { Deps } from '../deps.ts'
import { newestFirst } from '../newest-first.ts'
import { sendMarking } from './returned-mail.ts'

/** A mail of the operator's own, such as a sign-in link. */
export interface MailToSend {
  to: string
  subject: string
  text: string
  /** Keep it among the mail that `listMail` shows. A link must not lie in a real data folder. */
  keep: boolean
}

/** Sends a mail at once. Rejects as the transport does; nothing tries again. */
export async function sendMail(deps: Deps, { keep, ...words }: MailToSend): Promise<void> {
  const at = deps.clock.now()
  const mail = { id: `${newestFirst(at)}-${deps.ids.next()}`, ...words }
  if (keep) await deps.store.putDocument('mail', mail.id, { ...mail, at, sent: true })
  await sendMarking(deps, mail)
}
