import type { Locale } from '@splot/definition'
import type { Runtime } from '@splot/runtime'
import type { SignInLink } from '@splot/server'

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

/** Sends a sign-in link as mail. `keep` shows it beside the others: only where mail is for show. */
export async function sendSignInMail(
  runtime: Pick<Runtime, 'sendMail'>,
  link: SignInLink,
  { publicUrl, keep }: { publicUrl: string; keep: boolean },
): Promise<void> {
  const { subject, text } = words[link.locale]
  await runtime.sendMail({
    to: link.email,
    subject,
    text: text(signInAddress(publicUrl, link)),
    keep,
  })
}
