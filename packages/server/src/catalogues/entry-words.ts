import type { Locale } from '@splot/definition'

/** Words around the text of a publication. */
export interface EntryWords {
  /** Name of the way back to the catalogue. */
  trail: string
  version: string
  versions: string
  published: string
  download: string
  lasting: string
  toNewest: string
  older: (version: string, newest: string) => string
  file: (format: string, language: string) => string
  size: (kilobytes: number) => string
  languages: Readonly<Record<Locale, string>>
}

/** Words around the text of publications, by language. */
export const entryWords: Readonly<Record<Locale, EntryWords>> = {
  pl: {
    trail: 'Katalog',
    version: 'Wersja',
    versions: 'Wszystkie wersje',
    published: 'Opublikowano',
    download: 'Pobierz',
    lasting: 'Każda wersja ma stały adres i zostaje pod nim na zawsze.',
    toNewest: 'Otwórz najnowszą wersję',
    older: (version, newest) => `Czytasz wersję ${version}. Nowsza to ${newest}.`,
    file: (format, language) => `${format} (${language})`,
    size: (kilobytes) => `${kilobytes} kB,`,
    languages: { pl: 'polski', en: 'angielski' },
  },
  en: {
    trail: 'Catalogue',
    version: 'Version',
    versions: 'All versions',
    published: 'Published',
    download: 'Download',
    lasting: 'Every version has a permanent address and stays there for good.',
    toNewest: 'Open the newest version',
    older: (version, newest) => `You are reading version ${version}. A newer one is ${newest}.`,
    file: (format, language) => `${format} (${language})`,
    size: (kilobytes) => `${kilobytes} kB,`,
    languages: { pl: 'Polish', en: 'English' },
  },
}
