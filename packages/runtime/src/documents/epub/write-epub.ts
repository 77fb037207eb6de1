import { strToU8 } from 'fflate'
import type { ZippableFile } from 'fflate'
import { documentFacts } from '../document-facts.ts'
import { proofHtml } from '../html/proof-html.ts'
import type { KeptDocument } from '../kept-document.ts'
import { picturesIn, shownBlocks } from '../pictures.ts'
import type { PictureBytes } from '../pictures.ts'
import type { FileOptions } from '../rendered-files.ts'
import { zipped } from '../zipped.ts'
import { bookStyle } from './book-style.ts'
import { chaptersOf } from './chapters.ts'
import { packageDocument } from './package-document.ts'
import { pictureFile } from './picture-file.ts'
import { chapterPage, contentsPage, titlePage } from './pages.ts'

const container = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">',
  '<rootfiles><rootfile full-path="EPUB/package.opf"',
  ' media-type="application/oebps-package+xml"/></rootfiles>',
  '</container>\n',
].join('\n')

/**
 * Returns a document as an e-book (EPUB 3.3): a file for each chapter, contents, language and what it
 * offers readers with disabilities. The same document gives the same bytes.
 */
export function writeEpub(
  document: KeptDocument,
  { locale, timeZone, author }: FileOptions,
  pictures: PictureBytes = new Map(),
): Uint8Array<ArrayBuffer> {
  const { madeAt, checksum, blocks } = document
  const title = document.title[locale]
  const chapters = chaptersOf(title, shownBlocks(blocks, pictures), locale)
  const shown = picturesIn(blocks).filter(({ sha256 }) => pictures.has(sha256))
  const [first, ...rest] = chapters
  const facts = documentFacts(document, locale, timeZone)
  const texts: Record<string, string> = {
    'META-INF/container.xml': container,
    'EPUB/package.opf': packageDocument(
      { locale, title, author, madeAt, checksum },
      chapters,
      shown,
    ),
    'EPUB/contents.xhtml': contentsPage(chapters, locale),
    'EPUB/style.css': bookStyle,
    [`EPUB/${first.file}`]: titlePage(first, locale, {
      facts,
      proof: proofHtml(document, locale),
    }),
    ...Object.fromEntries(rest.map((one) => [`EPUB/${one.file}`, chapterPage(one, locale)])),
  }
  const files = Object.entries(texts).map(([name, text]) => [name, strToU8(text)] as const)
  const images = shown.flatMap((picture) => {
    const bytes = pictures.get(picture.sha256)
    return bytes ? [[`EPUB/${pictureFile(picture)}`, bytes] as const] : []
  })
  // first and not compressed, so that its bytes tell what the file is (EPUB OCF 3.3 §4.3)
  const kind: ZippableFile = [strToU8('application/epub+zip'), { level: 0 }]
  return zipped([['mimetype', kind], ...files, ...images], madeAt)
}
