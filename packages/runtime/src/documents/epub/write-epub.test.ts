import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { SaxesTagNS } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { ContentBlock } from '@splot/forms'
import { sampleDocument } from '../sample-document.ts'
import { pictureBlocks, sampleBytes, samplePicture, samplePng } from '../sample-picture.ts'
import { writeEpub } from './write-epub.ts'

const options = { locale: 'pl', timeZone: 'Europe/Warsaw', author: 'Program' } as const
const both = (pl: string, en = pl) => ({ pl, en })

/** Every element of a text that is well-formed XML, in its order, and the text in it. */
function parsed(xml: string) {
  const parser = new SaxesParser({ xmlns: true })
  const elements: SaxesTagNS[] = []
  let text = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => elements.push(tag))
  parser.on('text', (more) => {
    text += more
  })
  parser.write(xml).close()
  const named = (local: string) => elements.filter((one) => one.local === local)
  const attribute = (tag: SaxesTagNS | undefined, name: string) => tag?.attributes[name]?.value
  return { elements, text, named, attribute }
}

function opened(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]),
  )
}

describe('documents as e-books', () => {
  it('[RT74] say what they are in their first bytes, not compressed', () => {
    const bytes = writeEpub(sampleDocument(), options)
    const head = Buffer.from(bytes.subarray(0, 58))
    expect(head.readUInt32LE(0)).toBe(0x04034b50)
    expect(head.readUInt16LE(8)).toBe(0)
    expect(head.readUInt16LE(28)).toBe(0)
    expect(head.subarray(30).toString()).toBe('mimetypeapplication/epub+zip')
  })

  it('[RT74] name their package, which names every file, in the order of reading', () => {
    const files = opened(writeEpub(sampleDocument(), options))
    const container = parsed(files['META-INF/container.xml'] ?? '')
    const root = container.attribute(container.named('rootfile')[0], 'full-path') ?? ''
    const book = parsed(files[root] ?? '')
    const items = book.named('item').map((item) => ({
      id: book.attribute(item, 'id'),
      path: `EPUB/${book.attribute(item, 'href')}`,
      properties: book.attribute(item, 'properties'),
    }))
    const rest = ['mimetype', 'META-INF/container.xml', root]
    expect([...items.map(({ path }) => path), ...rest].toSorted()).toEqual(
      Object.keys(files).toSorted(),
    )
    expect(items.filter(({ properties }) => properties === 'nav')).toHaveLength(1)
    const order = book.named('itemref').map((item) => book.attribute(item, 'idref'))
    expect(order).toEqual(['page-0', 'contents', 'page-1'])
    for (const id of order) expect(items.map((item) => item.id)).toContain(id)
    const identifier = book.named('identifier')[0]
    expect(book.attribute(book.named('package')[0], 'unique-identifier')).toBe(
      book.attribute(identifier, 'id'),
    )
  })

  it('[RT74] tell title, language, time and what readers with disabilities may count on', () => {
    const files = opened(writeEpub(sampleDocument(), { ...options, locale: 'en' }))
    const book = files['EPUB/package.opf'] ?? ''
    expect(book).toContain('<dc:title>Decision on the appeal</dc:title>')
    expect(book).toContain('<dc:language>en</dc:language>')
    expect(book).toContain('<meta property="dcterms:modified">2027-03-01T09:00:00Z</meta>')
    for (const property of [
      'accessMode',
      'accessModeSufficient',
      'accessibilityFeature',
      'accessibilityHazard',
      'accessibilitySummary',
    ])
      expect(book).toContain(`<meta property="schema:${property}">`)
  })

  it('[RT74] have contents whose links lead to headings, and every text in well-formed pages', () => {
    const more: ContentBlock[] = [
      { type: 'heading', level: 2, text: both('Koszty & ryzyka <1>') },
      { type: 'heading', level: 3, text: both('Ryzyka') },
      { type: 'paragraph', text: both('a < b && "c" \u0000 \u{1f600} \ud800') },
    ]
    const files = opened(writeEpub(sampleDocument(more), options))
    const pages = Object.entries(files).filter(([name]) => name.endsWith('.xhtml'))
    const all = pages.map(([name, xml]) => ({ name, ...parsed(xml) }))
    for (const page of all) {
      const html = page.named('html')[0]
      expect(page.attribute(html, 'xml:lang')).toBe('pl')
      expect(page.attribute(html, 'lang')).toBe('pl')
      expect(html?.uri).toBe('http://www.w3.org/1999/xhtml')
    }
    const text = all.map((page) => page.text).join(' ')
    for (const part of ['Zażółć gęślą jaźń', 'Koszty & ryzyka <1>', 'a < b && "c"', 'FR02', '42,5'])
      expect(text).toContain(part)
    const contents = all.find(({ name }) => name.endsWith('contents.xhtml'))!
    const links = contents.named('a').map((link) => contents.attribute(link, 'href') ?? '')
    expect(links).toEqual([
      'title.xhtml',
      'chapter-1.xhtml',
      'chapter-1.xhtml#part-1',
      'chapter-2.xhtml',
      'chapter-2.xhtml#part-1',
    ])
    for (const link of links) {
      const [file, id] = link.split('#')
      const page = all.find(({ name }) => name === `EPUB/${file}`)!
      const ids = page.elements.map((element) => page.attribute(element, 'id'))
      if (id !== undefined) expect(ids).toContain(id)
    }
  })

  it('[RT112] hold pictures as files of the book, described in words', () => {
    const bytes = writeEpub(sampleDocument(pictureBlocks), options, sampleBytes)
    const name = `pictures/${samplePicture.sha256}.png`
    expect(unzipSync(bytes)[`EPUB/${name}`]).toEqual(samplePng)
    const files = opened(bytes)
    const book = parsed(files['EPUB/package.opf'] ?? '')
    const items = book.named('item').map((item) => book.attribute(item, 'href'))
    expect(items.filter((href) => href?.startsWith('pictures/'))).toEqual([name])
    expect(files['EPUB/package.opf']).toContain('schema:accessibilityFeature">alternativeText<')
    const pages = Object.entries(files).filter(([file]) => file.endsWith('.xhtml'))
    const shown = pages.map(([, xml]) => parsed(xml))
    const images = shown.flatMap((page) =>
      page
        .named('img')
        .map((image) => [page.attribute(image, 'src'), page.attribute(image, 'alt')]),
    )
    expect(images).toEqual([[name, 'Plan „sali”']])
    expect(shown.map(({ text }) => text).join(' ')).toContain('Mapa tras')
  })

  it('[RT74] are the same to the byte each time', () => {
    const first = writeEpub(sampleDocument(), options)
    expect(Buffer.from(writeEpub(sampleDocument(), options)).equals(Buffer.from(first))).toBe(true)
  })
})
