import type { Locale } from '@splot/definition'
import type { Picture } from '@splot/forms'
import { documentWords } from '../document-words.ts'
import { escapeText } from '../html/escape-text.ts'
import type { Chapter } from './chapters.ts'
import { pictureFile } from './picture-file.ts'

/** What an e-book says of itself. */
export interface BookFacts {
  locale: Locale
  title: string
  /** Who publishes it. */
  author: string
  madeAt: string
  checksum: string
}

/** What a reader with a disability may count on, in the words of schema.org (EPUB Accessibility 1.1 §2). */
const accessibility: readonly (readonly [property: string, value: string])[] = [
  ['accessMode', 'textual'],
  ['accessModeSufficient', 'textual'],
  ['accessibilityFeature', 'structuralNavigation'],
  ['accessibilityFeature', 'tableOfContents'],
  ['accessibilityFeature', 'readingOrder'],
  ['accessibilityFeature', 'displayTransformability'],
  ['accessibilityHazard', 'none'],
]

/** The same, beside, where there are pictures: their texts say all that they do. */
const ofPictures: typeof accessibility = [
  ['accessMode', 'visual'],
  ['accessibilityFeature', 'alternativeText'],
]

/** Returns the package document of an e-book (EPUB 3.3 §5): metadata, files, order of reading. Pure. */
export function packageDocument(
  book: BookFacts,
  chapters: readonly Chapter[],
  pictures: readonly Picture[],
): string {
  const pages = chapters.map(
    ({ file }, n) => `<item id="page-${n}" href="${file}" media-type="application/xhtml+xml"/>`,
  )
  const order = chapters.map((_, n) => `<itemref idref="page-${n}"/>`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"',
    ` xml:lang="${book.locale}" prefix="schema: http://schema.org/">`,
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    ...metadata(book, pictures.length > 0),
    '</metadata>',
    '<manifest>',
    '<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
    ...pages,
    ...pictures.map(
      (picture, n) =>
        `<item id="picture-${n}" href="${pictureFile(picture)}" media-type="${picture.type}"/>`,
    ),
    '</manifest>',
    `<spine><itemref idref="page-0"/><itemref idref="contents"/>${order.slice(1).join('')}</spine>`,
    '</package>\n',
  ].join('\n')
}

function metadata(
  { locale, title, author, madeAt, checksum }: BookFacts,
  hasPictures: boolean,
): string[] {
  const moment = new Date(madeAt).toISOString()
  const meta = (property: string, value: string) =>
    `<meta property="${property}">${escapeText(value)}</meta>`
  return [
    `<dc:identifier id="id">urn:sha256:${checksum}:${locale}</dc:identifier>`,
    `<dc:title>${escapeText(title)}</dc:title>`,
    `<dc:language>${locale}</dc:language>`,
    `<dc:publisher>${escapeText(author)}</dc:publisher>`,
    `<dc:date>${moment.slice(0, 10)}</dc:date>`,
    meta('dcterms:modified', `${moment.slice(0, 19)}Z`),
    ...[...accessibility, ...(hasPictures ? ofPictures : [])].map(([property, value]) =>
      meta(`schema:${property}`, value),
    ),
    meta(
      'schema:accessibilitySummary',
      documentWords[locale][hasPictures ? 'accessibilityOfPictures' : 'accessibility'],
    ),
  ]
}
