import { SplotError, definitionErrors, type Locale } from '@splot/definition'

/** Returns what a person can do about a word that cannot be taken; of a fault what it says. Pure. */
export function problemWords(error: unknown, locale: Locale): string | null {
  if (!(error instanceof Error)) return null
  const entry = error instanceof SplotError ? definitionErrors[error.code] : undefined
  return entry ? `${entry.title[locale]}. ${entry.hint[locale]}` : error.message
}
