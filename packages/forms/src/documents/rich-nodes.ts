import type { RichItem, RichNode, TextRun } from './document-content.ts'
import { richTree } from './rich-tree.ts'
import type { RichElement, RichPiece } from './rich-tree.ts'

const headings: Readonly<Record<string, 3 | 4 | 5>> = { h3: 3, h4: 4, h5: 5 }
const marks = new Set(['strong', 'em', 'a'])

/** Returns what stands in a `rich` field, as headings, paragraphs, lists and tables. Pure. */
export function richNodes(html: string): RichNode[] {
  return nodesOf(richTree(html))
}

/** Text and marks that stand free between blocks are a paragraph. */
function nodesOf(pieces: readonly RichPiece[]): RichNode[] {
  const nodes: RichNode[] = []
  let free: RichPiece[] = []
  const endParagraph = () => {
    const runs = runsOf(free)
    if (runs.length > 0) nodes.push({ type: 'paragraph', runs })
    free = []
  }
  for (const piece of pieces) {
    if (typeof piece === 'string' || marks.has(piece.tag)) {
      free.push(piece)
      continue
    }
    endParagraph()
    nodes.push(...blockOf(piece))
  }
  endParagraph()
  return nodes
}

function blockOf(element: RichElement): RichNode[] {
  const level = headings[element.tag]
  if (level !== undefined) {
    const runs = runsOf([element])
    return runs.length === 0 ? [] : [{ type: 'heading', level, runs }]
  }
  switch (element.tag) {
    case 'ul':
    case 'ol': {
      const items = elementsIn(element, 'li').map(itemOf)
      return items.length === 0 ? [] : [{ type: 'list', ordered: element.tag === 'ol', items }]
    }
    case 'table':
      return tableOf(element)
    default:
      return nodesOf(element.inside)
  }
}

function itemOf({ inside }: RichElement): RichItem {
  const isList = (piece: RichPiece) => typeof piece !== 'string' && /^[uo]l$/.test(piece.tag)
  const below = inside.filter(isList).flatMap((piece) => blockOf(piece as RichElement))
  return { runs: runsOf(inside.filter((piece) => !isList(piece))), below }
}

/** The first row names the columns, whether the author marked it as the head or not. */
function tableOf(element: RichElement): RichNode[] {
  const [head, ...rows] = elementsIn(element, 'tr').map((row) =>
    row.inside
      .filter((cell): cell is RichElement => typeof cell !== 'string' && /^t[hd]$/.test(cell.tag))
      .map((cell) => plainText([cell])),
  )
  if (head === undefined) return []
  const width = Math.max(head.length, ...rows.map((row) => row.length))
  const filled = (row: string[]) => Array.from({ length: width }, (_, n) => row[n] ?? '')
  const title = plainText(elementsIn(element, 'caption'))
  return [{ type: 'table', title, columns: filled(head), rows: rows.map(filled) }]
}

/** Elements of a name inside another, through `thead` and `tbody` but not through themselves. */
function elementsIn({ inside }: RichElement, tag: string): RichElement[] {
  return inside.flatMap((piece) => {
    if (typeof piece === 'string') return []
    return piece.tag === tag ? [piece] : elementsIn(piece, tag)
  })
}

function plainText(pieces: readonly RichPiece[]): string {
  return runsOf(pieces)
    .map(({ text }) => text)
    .join('')
}

/** Text with its marks, white space as people see it. */
function runsOf(pieces: readonly RichPiece[], look: Omit<TextRun, 'text'> = {}): TextRun[] {
  const runs = collected(pieces, look)
  const shown: TextRun[] = []
  let before = '\n'
  for (const run of runs) {
    // spaces and tabs count once, none stands at the beginning of a line
    let text = run.text.replaceAll(/[ \t\r]+/g, ' ').replaceAll(/ ?\n ?/g, '\n')
    if (/\s$/.test(before)) text = text.replace(/^ +/, '')
    if (text === '') continue
    shown.push({ ...run, text })
    before = text
  }
  const last = shown.at(-1)
  if (last !== undefined) last.text = last.text.trimEnd()
  const first = shown[0]
  if (first !== undefined) first.text = first.text.trimStart()
  return shown.filter(({ text }) => text !== '')
}

function collected(pieces: readonly RichPiece[], look: Omit<TextRun, 'text'>): TextRun[] {
  return pieces.flatMap((piece): TextRun[] => {
    if (typeof piece === 'string') return [{ text: piece, ...look }]
    const { tag, href, inside } = piece
    if (tag === 'strong' || tag === 'em') return collected(inside, { ...look, [tag]: true })
    if (tag === 'a' && href !== undefined) return collected(inside, { ...look, href })
    return collected(inside, look)
  })
}
