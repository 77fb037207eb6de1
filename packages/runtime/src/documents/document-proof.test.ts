import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { writeEpub } from './epub/write-epub.ts'
import { proofHtml } from './html/proof-html.ts'
import { sampleDocument } from './sample-document.ts'
import { writePdf } from './write-pdf.ts'

const document = sampleDocument()
const how = { timeZone: 'Europe/Warsaw', author: 'Program' } as const
const said = {
  pl: 'Wersja danych: krok 4 sprawy, suma kontrolna danych (SHA-256)',
  en: 'Data version: step 4 of the case, checksum of the data (SHA-256)',
}

async function pdfText(locale: 'pl' | 'en'): Promise<string> {
  const data = (await writePdf(document, { locale, ...how })).slice()
  const file = await getDocument({ data, verbosity: 0 }).promise
  const { items } = await (await file.getPage(file.numPages)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join('')
}

const bare = (text: string) => text.replaceAll(/\s/g, '')

describe('the foot of a document', () => {
  it.each(['pl', 'en'] as const)(
    '[RT345] tells the checksum and the version of the data in page, PDF and e-book (%s)',
    async (locale) => {
      const html = proofHtml(document, locale)
      expect(html).toContain(`${said[locale]}: <code>${'b'.repeat(64)}</code>`)
      expect(html).toContain(`<code>${'a'.repeat(64)}</code>`)
      const book = Object.values(unzipSync(writeEpub(document, { locale, ...how })))
      expect(book.some((file) => strFromU8(file).includes(html))).toBe(true)
      const text = bare(await pdfText(locale))
      expect(text).toContain(bare(`${said[locale]}: ${'b'.repeat(64)}`))
      expect(text).toContain('a'.repeat(64))
    },
  )
})
