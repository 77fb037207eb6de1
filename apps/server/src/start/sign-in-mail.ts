import type { Locale } from '@splot/definition'
import type { Runtime } from '@splot/runtime'
import type { SecurityChange, SignInLetter } from '@splot/server'

const linkWords: Record<Locale, { subject: string; text: (link: string) => string }> = {
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

const noAccountWords: Record<Locale, { subject: string; text: (address: string) => string }> = {
  pl: {
    subject: 'Logowanie do serwisu Splot',
    text: (address) =>
      `Dzień dobry,\n\nktoś poprosił o odnośnik do logowania dla tego adresu, ale nie ma tu konta, na które można się nim zalogować. Jeśli masz konto pod innym adresem, podaj tamten na stronie ${address}/sign-in. Jeśli nie masz konta, poproś operatora programu o zaproszenie. Jeśli to nie Twoja prośba, zignoruj tę wiadomość.`,
  },
  en: {
    subject: 'Sign in to Splot',
    text: (address) =>
      `Hello,\n\nsomebody asked for a sign-in link for this address, but there is no account here that it signs in to. If your account has another address, give that one at ${address}/sign-in. If you have no account, ask the operator of the programme to invite you. If you did not ask, ignore this message.`,
  },
}

const changeWords: Record<SecurityChange, Record<Locale, string>> = {
  'second-factor-on': {
    pl: 'Włączono drugi krok logowania.',
    en: 'A second factor of sign-in was turned on.',
  },
  'second-factor-off': {
    pl: 'Wyłączono drugi krok logowania.',
    en: 'The second factor of sign-in was turned off.',
  },
  'recovery-codes': {
    pl: 'Utworzono nowe kody zapasowe; dawne przestały działać.',
    en: 'New recovery codes were made; the earlier ones no longer work.',
  },
  'recovery-code-used': {
    pl: 'Użyto kodu zapasowego.',
    en: 'A recovery code was used.',
  },
  'passkey-added': { pl: 'Dodano klucz dostępu.', en: 'A passkey was added.' },
  'passkey-removed': { pl: 'Usunięto klucz dostępu.', en: 'A passkey was removed.' },
}

const securityWords: Record<
  Locale,
  { subject: string; text: (change: string, address: string) => string }
> = {
  pl: {
    subject: 'Zmiana zabezpieczeń konta w serwisie Splot',
    text: (change, address) =>
      `Dzień dobry,\n\n${change}\n\nJeśli to nie Ty, otwórz ${address}/account/security, wyloguj pozostałe urządzenia i napisz do operatora programu.`,
  },
  en: {
    subject: 'The security of your Splot account changed',
    text: (change, address) =>
      `Hello,\n\n${change}\n\nIf it was not you, open ${address}/account/security, sign the other devices out and write to the operator of the programme.`,
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

/** Sends a letter about signing in. `keep` shows it beside the others: only where mail is for show. */
export async function sendSignInMail(
  runtime: Pick<Runtime, 'sendMail'>,
  letter: SignInLetter,
  { publicUrl, keep }: { publicUrl: string; keep: boolean },
): Promise<void> {
  await runtime.sendMail({ to: letter.email, ...wordsOf(letter, publicUrl), keep })
}

function wordsOf(letter: SignInLetter, publicUrl: string): { subject: string; text: string } {
  if (letter.kind === 'link') {
    const { subject, text } = linkWords[letter.locale]
    return { subject, text: text(signInAddress(publicUrl, letter)) }
  }
  if (letter.kind === 'no-account') {
    const { subject, text } = noAccountWords[letter.locale]
    return { subject, text: text(publicUrl) }
  }
  const { subject, text } = securityWords[letter.locale]
  return { subject, text: text(changeWords[letter.change][letter.locale], publicUrl) }
}
