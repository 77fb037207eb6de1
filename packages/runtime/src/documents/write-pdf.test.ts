import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LocalText } from '@splot/definition'
import type { ContentBlock } from '@splot/forms'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { wrappedLines } from './pdf/wrapped-lines.ts'
import { wrappedRuns } from './pdf/wrapped-runs.ts'
import { sampleDocument } from './sample-document.ts'
import { pictureBlocks, sampleBytes } from './sample-picture.ts'
import { writePdf } from './write-pdf.ts'

const both = (pl: string, en = pl): LocalText => ({ pl, en })
const options = { locale: 'pl', timeZone: 'Europe/Warsaw', author: 'Program' } as const

async function opened(bytes: Uint8Array) {
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: file.numPages }, (_, n) => file.getPage(n + 1)),
  )
  const texts = await Promise.all(
    pages.map(async (page) => {
      const { items } = await page.getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  return { file, pages, texts }
}

type Node = { role?: string; alt?: string; children?: Node[]; type?: string; scope?: string }

function roles(node: Node): string[] {
  return [node.role ?? '', ...(node.children ?? []).flatMap(roles)].filter(Boolean)
}

describe('documents as PDF', () => {
  it('[RT68] keeps Polish letters, language, title and every text', async () => {
    const { file, texts } = await opened(await writePdf(sampleDocument(), options))
    const text = texts.join(' ')
    for (const part of [
      'Czytaj',
      'uważnie',
      '(https://example.org/?a=1&b=2)',
      'dolny',
      'Zażółć gęślą jaźń',
      'źdźbło',
      'Żaneta Ślęzak',
      'niespełnione',
      '42,5',
    ])
      expect(text).toContain(part)
    expect(text).toContain('Strona 1 z 1')
    const { info } = await file.getMetadata()
    expect(info).toMatchObject({
      Title: 'Rozstrzygnięcie odwołania',
      Author: 'Program',
      Language: 'pl',
      CreationDate: 'D:20270301090000Z',
    })
    expect(await file.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true })
    expect(await file.getMarkInfo()).toMatchObject({ Marked: true })
  })

  it('[RT68] has a structure tree with headings, lists and a table with header cells', async () => {
    const { pages } = await opened(await writePdf(sampleDocument(), options))
    const tree = (await pages[0]!.getStructTree()) as Node
    const found = roles(tree)
    for (const role of [
      'Document',
      'H1',
      'H2',
      'H3',
      'H4',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
    ])
      expect(found).toContain(role)
    expect(found.filter((role) => role === 'TR')).toHaveLength(5)
    expect(found.filter((role) => role === 'TH')).toHaveLength(7)
    expect(found.filter((role) => role === 'TD')).toHaveLength(3)
    expect(found).toContain('Caption')
  })

  it('[RT68] is the same to the byte each time, and speaks its language', async () => {
    const [first, second] = await Promise.all([
      writePdf(sampleDocument(), options),
      writePdf(sampleDocument(), options),
    ])
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    const { file, texts } = await opened(
      await writePdf(sampleDocument(), { ...options, locale: 'en' }),
    )
    expect(texts.join(' ')).toContain('Page 1 of 1')
    const { info } = await file.getMetadata()
    expect(info).toMatchObject({ Language: 'en', Title: 'Decision on the appeal' })
  })

  it('[RT68] goes on over pages without losing a line, cells higher than a page too', async () => {
    const words = Array.from({ length: 900 }, (_, n) => `słowo${n}`)
    const more: ContentBlock[] = [
      { type: 'paragraph', text: both(words.join(' ')) },
      {
        type: 'table',
        title: both('Uzasadnienia'),
        columns: [
          { title: both('Kod'), number: false },
          { title: both('Uwagi'), number: false },
          { title: both('Inne'), number: false },
        ],
        rows: [
          [both('A'), both(words.map((word) => `x${word}`).join(' ')), both('koniec')],
          ...Array.from({ length: 60 }, (_, n) => [both(`W${n}`), both(`wiersz${n}`), both('-')]),
        ],
      },
    ]
    const { texts } = await opened(await writePdf(sampleDocument(more), options))
    const text = texts.join(' ')
    for (const word of words) expect(text).toMatch(new RegExp(`\\b${word}\\b`))
    for (const word of words) expect(text).toMatch(new RegExp(`\\bx${word}\\b`))
    for (let n = 0; n < 60; n += 1) expect(text).toMatch(new RegExp(`\\bwiersz${n}\\b`))
    expect(texts.length).toBeGreaterThan(4)
    texts.forEach((page, n) => expect(page).toContain(`Strona ${n + 1} z ${texts.length}`))
  })

  // with CI set it must be there
  const pdfinfo = '/usr/bin/pdfinfo'
  const isAsked = existsSync(pdfinfo) || process.env['CI'] !== undefined
  it.runIf(isAsked)(`[RT68] ${pdfinfo} calls it tagged`, async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'splot-pdf-')), 'document.pdf')
    writeFileSync(file, await writePdf(sampleDocument(), options))
    const told = execFileSync(pdfinfo, [file], { encoding: 'utf8' })
    expect(told).toMatch(/Tagged:\s+yes/)
    expect(told).toMatch(/Title:\s+Rozstrzygnięcie odwołania/)
  })

  it('breaks lines between words, and inside one only where it alone is too wide', () => {
    const lines = wrappedLines('ala ma kota\nabcdefghij', 5, (text) => text.length)
    expect(lines).toEqual(['ala', 'ma', 'kota', 'abcde', 'fghij'])
  })

  it('breaks lines of two weights between words and keeps every word', () => {
    const runs = [
      { text: 'ala ma ', bold: false },
      { text: 'kota\n i', bold: true },
      { text: ' psa abcdefg', bold: false },
    ]
    const lines = wrappedRuns(runs, 6, (text) => text.length)
    expect(lines.map((line) => line.map(({ text }) => text))).toEqual([
      ['ala ma'],
      ['kota'],
      ['i', ' psa'],
      ['abcdef'],
      ['g'],
    ])
  })

  it('[RT112] has a figure with its words for each picture, and words alone where it is gone', async () => {
    const bytes = await writePdf(sampleDocument(pictureBlocks), options, sampleBytes)
    const { pages, texts } = await opened(bytes)
    const trees = (await Promise.all(pages.map((page) => page.getStructTree()))) as Node[]
    const nodes = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodes)]
    const figures = trees.flatMap(nodes).filter(({ role }) => role === 'Figure')
    expect(figures).toEqual([expect.objectContaining({ alt: 'Plan „sali”' })])
    expect(texts.join(' ')).toContain('Mapa tras')
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Subtype /Image')
    const again = await writePdf(sampleDocument(pictureBlocks), options, sampleBytes)
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true)
  })

  it('[RT68] has a bookmark for each chapter', async () => {
    const { file } = await opened(await writePdf(sampleDocument(), options))
    expect((await file.getOutline()).map(({ title }) => title)).toEqual(['Rozstrzygnięcie'])
  })
})
