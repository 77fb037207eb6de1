import type { Locale } from '@splot/definition'
import type { MailTransport, OutgoingMail } from '@splot/runtime'
import type { SignInLink } from '@splot/server'
import type { Store } from '@splot/store'

const words: Record<Locale, { subject: string; text: (link: string) => string }> = {
  pl: {
    subject: 'Logowanie do serwisu Splot',
    text: (link) =>
      `Dzień dobry,\n\naby się zalogować, otwórz ten odnośnik i naciśnij przycisk „Zaloguj się”:\n${link}\n\nOdnośnik działa jeden raz, przez 15 minut. Jeśli nie prosisz o logowanie, zignoruj tę wiadomość.`,
  },
  en: {
    subject: 'Sign in to Splot',
    text: (link) =>
      `Hello,\n\nto sign in, open this link and press “Sign in”:\n${link}\n\nThe link works once, for 15 minutes. If you did not ask to sign in, ignore this message.`,
  },
}

/** Returns the address a sign-in link leads to. Pure. */
export function signInAddress(
  publicUrl: string,
  link: { token: string; next: string; locale: Locale },
): string {
  const query = new URLSearchParams({ token: link.token, next: link.next, lang: link.locale })
  return `${publicUrl}/sign-in/link?${query.toString()}`
}

/** Sends a sign-in link as mail. Where mail is kept for show, it is kept beside the others. */
export async function sendSignInMail(
  link: SignInLink,
  mail: {
    store: Store
    transport: MailTransport
    now: () => string
    publicUrl: string
    keep: boolean
  },
): Promise<void> {
  const { subject, text } = words[link.locale]
  const at = mail.now()
  const letter: OutgoingMail = {
    id: mailId(at),
    to: link.email,
    subject,
    text: text(signInAddress(mail.publicUrl, link)),
  }
  // the same kind and shape as the runtime's own mail; a link must not lie in a real data folder
  if (mail.keep) await mail.store.putDocument('mail', letter.id, { ...letter, at, sent: true })
  await mail.transport.send(letter)
}

// sorts the newest first, as the runtime's ids of mail do
function mailId(at: string): string {
  const left = String(9_999_999_999_999 - Date.parse(at)).padStart(13, '0')
  return `${left}-${crypto.randomUUID().slice(0, 16)}`
}
