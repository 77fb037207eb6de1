// oxlint-disable-next-line import/no-named-as-default -- the types know the default export only
import PDFDocument from 'pdfkit'
import type { DocumentFonts } from './fonts.ts'
import { wrappedLines } from './wrapped-lines.ts'

/** A part of the structure tree. */
export type Element = PDFKit.PDFStructureElement

/** How letters look. */
export interface Type {
  bold?: boolean
  size: number
  colour?: string
}

const margin = { top: 56, bottom: 64, side: 56 }
const ink = '#17211d'

/** In points. */
export interface Size {
  width: number
  height: number
}

/** What a reading program is told of the whole file. */
export interface SheetFacts {
  title: string
  author: string
  lang: string
  madeAt: string
}

/**
 * The pages of a PDF that is being written, from top to bottom. Everything stands in an element of the
 * structure tree or is marked as an artifact (PDF/UA-1, ISO 14289-1 §7.1).
 */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument
  readonly left = margin.side
  readonly width: number
  private readonly root: Element
  private readonly widths = new Map<string, number>()

  constructor(fonts: DocumentFonts, { title, author, lang, madeAt }: SheetFacts) {
    const made = new Date(madeAt)
    this.pdf = new PDFDocument({
      size: 'A4',
      margins: { top: margin.top, bottom: margin.bottom, left: margin.side, right: margin.side },
      pdfVersion: '1.7',
      subset: 'PDF/UA' as never,
      tagged: true,
      lang,
      displayTitle: true,
      bufferPages: true,
      font: fonts.regular as never,
      info: {
        Title: title,
        Author: author,
        Creator: 'Splot',
        Producer: 'Splot',
        // the same document gives the same bytes
        CreationDate: made,
        ModDate: made,
      },
    })
    // the types know fonts as bytes only
    this.pdf.registerFont('regular', fonts.regular as never)
    this.pdf.registerFont('bold', fonts.bold as never)
    this.width = this.pdf.page.width - 2 * margin.side
    this.root = this.pdf.struct('Document')
    this.pdf.addStructure(this.root)
  }

  /** Adds an element at the end of another, or of the document. */
  element(type: string, options: { scope?: 'Row' | 'Column' } = {}, parent = this.root): Element {
    // the types do not know `scope`, which the library writes as the table attribute of that name
    const element = this.pdf.struct(type, options as object)
    parent.add(element)
    return element
  }

  /** Adds a bookmark that leads to where the next thing begins. */
  bookmark(text: string): void {
    this.pdf.outline.addItem(text)
  }

  /** Where the next thing begins, from the top of the page. */
  get y(): number {
    return this.pdf.y
  }

  /** Leaves room; at the top of a page there is none to leave. */
  space(height: number): void {
    if (this.pdf.y > margin.top) this.pdf.y += height
  }

  /** Height that is left on this page. */
  get rest(): number {
    return this.pdf.page.height - margin.bottom - this.pdf.y
  }

  /** Begins a page unless there is room for something of this height. */
  need(height: number): void {
    if (this.rest < height && this.pdf.y > margin.top) this.pdf.addPage()
  }

  lineHeight({ size }: Type): number {
    return size * 1.4
  }

  /** Width of a word; of longer text it is at least nearly so. */
  widthOf(word: string, type: Type): number {
    const key = `${type.bold === true ? 'b' : 'r'}${type.size} ${word}`
    const known = this.widths.get(key)
    if (known !== undefined) return known
    this.use(type)
    const width = this.pdf.widthOfString(word)
    this.widths.set(key, width)
    return width
  }

  lines(text: string, type: Type, width: number): string[] {
    return wrappedLines(text, width, (word) => this.widthOf(word, type))
  }

  /** Writes lines below each other into an element, over as many pages as they need. */
  write(element: Element, text: string, type: Type, from = this.left, width = this.width): void {
    const lines = this.lines(text, type, width)
    const height = this.lineHeight(type)
    for (let at = 0; at < lines.length;) {
      this.need(height)
      const fit = Math.max(1, Math.floor(this.rest / height))
      const part = lines.slice(at, at + fit)
      this.place(element, part, type, { x: from, y: this.pdf.y, width })
      this.pdf.y += part.length * height
      at += part.length
    }
  }

  /** Writes lines at a place; they are known to fit. */
  place(
    element: Element,
    lines: readonly string[],
    type: Type,
    { x, y, width, right = false }: { x: number; y: number; width: number; right?: boolean },
  ): void {
    element.add(() => this.paint(lines, type, { x, y, width, right }))
  }

  /** Shows a picture of a size that fits a page, with its words (PDF/UA-1 §7.3). */
  picture(bytes: Uint8Array, words: string, { width, height }: Size): void {
    this.need(height)
    const { left, y } = this
    const bbox = [left, y, left + width, y + height]
    const figure = this.pdf.struct('Figure', { alt: words, bbox, placement: 'Block' } as object)
    this.root.add(figure)
    figure.add(() => this.pdf.image(Buffer.from(bytes), left, y, { width, height }))
    this.pdf.x = left
    this.pdf.y = y + height
  }

  /** Draws something that is not content. */
  artifact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    this.pdf.markContent('Artifact', { type })
    draw()
    this.pdf.endMarkedContent()
  }

  /** Writes lines that are not content, inside `artifact`. */
  paint(
    lines: readonly string[],
    type: Type,
    { x, y, width, right = false }: { x: number; y: number; width: number; right?: boolean },
  ): void {
    this.use(type)
    lines.forEach((line, n) => {
      const indent = right ? width - this.pdf.widthOfString(line) : 0
      const place = y + n * this.lineHeight(type) + type.size * 0.1
      // one that breaks no lines leaves the page alone
      this.pdf.text(line === '' ? ' ' : line, x + indent, place, { lineBreak: false })
    })
    this.pdf.x = this.left
    this.pdf.y = y
  }

  /** Writes the foot of every page and returns the bytes. */
  async end(foot: (page: number, pages: number) => string): Promise<Uint8Array<ArrayBuffer>> {
    this.root.end()
    const { start, count } = this.pdf.bufferedPageRange()
    for (let n = 0; n < count; n += 1) {
      this.pdf.switchToPage(start + n)
      const y = this.pdf.page.height - margin.bottom + 24
      const place = { x: this.left, y, width: this.width, right: true }
      this.artifact(
        () => this.paint([foot(n + 1, count)], { size: 8.5, colour: '#4a5751' }, place),
        'Pagination',
      )
    }
    const chunks: Uint8Array[] = []
    this.pdf.end()
    for await (const chunk of this.pdf as AsyncIterable<Uint8Array>) chunks.push(chunk)
    return new Uint8Array(Buffer.concat(chunks))
  }

  private use({ bold = false, size, colour = ink }: Type): void {
    this.pdf.font(bold ? 'bold' : 'regular')
    this.pdf.fontSize(size).fillColor(colour)
  }
}
