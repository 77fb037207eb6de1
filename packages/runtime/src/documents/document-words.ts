import type { Locale } from '@splot/definition'
import { formatValue } from '@splot/forms'

/** What stands around the content of every document, in the page and in the file. */
export interface DocumentWords {
  number: string
  madeAt: string
  replaces: string
  replacedBy: string
  checksum: string
  /** What stands before the checksum of the data of a step of the case. */
  dataVersion: (step: number) => string
  signedOn: string
  notSigned: string
  /** Name of a table without a title. */
  table: string
  /** Title of the contents of an e-book. */
  contents: string
  /** What an e-book says of its accessibility. */
  accessibility: string
  /** The same of one with pictures. */
  accessibilityOfPictures: string
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
    dataVersion: (step) => `Wersja danych: krok ${step} sprawy, suma kontrolna danych (SHA-256)`,
    signedOn: 'podpisano w systemie',
    notSigned: 'bez podpisu',
    table: 'Tabela',
    contents: 'Spis treści',
    accessibility:
      'Sam tekst: nagłówki, listy i tabele z nagłówkami są oznaczone, kolejność czytania i język są podane, czcionkę i kolory wybiera czytający.',
    accessibilityOfPictures:
      'Każda ilustracja ma opis słowny; nagłówki, listy i tabele z nagłówkami są oznaczone, kolejność czytania i język są podane, czcionkę i kolory wybiera czytający.',
    page: (page, pages) => `Strona ${page} z ${pages}`,
  },
  en: {
    number: 'Number',
    madeAt: 'Made on',
    replaces: 'Replaces document',
    replacedBy: 'Replaced by document',
    checksum: 'Checksum (SHA-256)',
    dataVersion: (step) => `Data version: step ${step} of the case, checksum of the data (SHA-256)`,
    signedOn: 'signed in the system',
    notSigned: 'not signed',
    table: 'Table',
    contents: 'Contents',
    accessibility:
      'Text only: headings, lists and tables with headers are marked, reading order and language are given, readers choose letters and colours.',
    accessibilityOfPictures:
      'Every picture is described in words; headings, lists and tables with headers are marked, reading order and language are given, readers choose letters and colours.',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
}

const instant = { key: '', label: { pl: '', en: '' }, type: 'datetime' } as const

/** Returns an instant as documents write it: `1 marca 2027, 10:00`. Pure. */
export function formatInstant(at: string, locale: Locale, timeZone: string): string {
  return formatValue(instant, at, { locale, timeZone })
}
