import { documentFacts } from './document-facts.ts'
import { documentProof } from './document-proof.ts'
import { documentWords } from './document-words.ts'
import type { KeptDocument } from './kept-document.ts'
import { documentFonts } from './pdf/fonts.ts'
import { Sheet } from './pdf/sheet.ts'
import { writeBlock, writeFacts } from './pdf/write-blocks.ts'
import { shownBlocks } from './pictures.ts'
import type { PictureBytes } from './pictures.ts'
import type { FileOptions } from './rendered-files.ts'

/**
 * Returns a document as a tagged PDF (PDF/UA-1): language, title, headings, lists and tables in its
 * structure tree, page numbers as artifacts, fonts embedded. The same document gives the same bytes.
 */
export async function writePdf(
  document: KeptDocument,
  { locale, timeZone, author }: FileOptions,
  pictures: PictureBytes = new Map(),
): Promise<Uint8Array<ArrayBuffer>> {
  const words = documentWords[locale]
  const { number, madeAt, blocks } = document
  const title = document.title[locale]
  const sheet = new Sheet(await documentFonts(), { title, author, lang: locale, madeAt })
  sheet.write(sheet.element('H1'), title, { size: 18, bold: true })
  sheet.space(4)
  writeFacts(sheet, documentFacts(document, locale, timeZone))
  for (const block of shownBlocks(blocks, pictures))
    writeBlock(sheet, block, { locale, words, pictures })
  sheet.space(18)
  for (const [label, checksum] of documentProof(document, locale))
    sheet.write(sheet.element('P'), `${label}: ${checksum}`, { size: 8.5, colour: '#4a5751' })
  const named = [title, number].filter(Boolean).join(' · ')
  return sheet.end((page, pages) => `${named} · ${words.page(page, pages)}`)
}
