import type { Locale } from '@splot/definition'
import { formatValue } from '@splot/forms'

/** What stands around the content of every document, in the page and in the file. */
export interface DocumentWords {
  number: string
  madeAt: string
  replaces: string
  replacedBy: string
  checksum: string
  signedOn: string
  notSigned: string
  page: (page: number, pages: number) => string
}

/** Words around the content of documents, by language. */
export const documentWords: Readonly<Record<Locale, DocumentWords>> = {
  pl: {
    number: 'Numer',
    madeAt: 'Wystawiono',
    replaces: 'Zastępuje dokument',
    replacedBy: 'Zastąpiony dokumentem',
    checksum: 'Suma kontrolna (SHA-256)',
    signedOn: 'podpisano w systemie',
    notSigned: 'bez podpisu',
    page: (page, pages) => `Strona ${page} z ${pages}`,
  },
  en: {
    number: 'Number',
    madeAt: 'Made on',
    replaces: 'Replaces document',
    replacedBy: 'Replaced by document',
    checksum: 'Checksum (SHA-256)',
    signedOn: 'signed in the system',
    notSigned: 'not signed',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
}

const instant = { key: '', label: { pl: '', en: '' }, type: 'datetime' } as const

/** Returns an instant as documents write it: `1 marca 2027, 10:00`. Pure. */
export function formatInstant(at: string, locale: Locale, timeZone: string): string {
  return formatValue(instant, at, { locale, timeZone })
}
