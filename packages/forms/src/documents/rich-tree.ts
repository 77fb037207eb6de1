/** A piece of rich text: text, or an element with what is in it. */
export type RichPiece = string | RichElement

/** An element of the restricted HTML of `rich` fields. */
export interface RichElement {
  tag: string
  href?: string
  inside: RichPiece[]
}

const blocks = new Set('h3 h4 h5 p ul ol li table caption thead tbody tr th td'.split(' '))
/** What the beginning of a block ends where the author's editor left it open. */
const endedByBlock = new Set(['p', 'h3', 'h4', 'h5'])

/**
 * Returns rich text as a tree. It was checked when it was written (`isAllowedRich`): tags hold nothing but
 * the address of a link. Tags that do not pair are mended, unknown ones left out. Pure.
 */
export function richTree(html: string): RichPiece[] {
  const root: RichElement = { tag: '', inside: [] }
  const open = [root]
  const here = () => open.at(-1) ?? root
  for (const piece of html.split(/(<[^<>]*>)/)) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>$/i.exec(piece)
    if (tag === null) {
      if (piece !== '') here().inside.push(decoded(piece))
      continue
    }
    const [, end, written = '', rest = ''] = tag
    const name = written.toLowerCase()
    if (name === 'br') here().inside.push('\n')
    else if (end === '/') close(open, name)
    else {
      if (blocks.has(name) && endedByBlock.has(here().tag)) open.pop()
      const href = /\bhref="([^"]*)"/.exec(rest)?.[1]
      const element: RichElement = {
        tag: name,
        ...(href !== undefined && { href: decoded(href) }),
        inside: [],
      }
      here().inside.push(element)
      open.push(element)
    }
  }
  return root.inside
}

/** Ends the innermost element of this name, with all that is open in it; without one, nothing. */
function close(open: RichElement[], name: string): void {
  const at = open.findLastIndex(({ tag }) => tag === name)
  if (at > 0) open.length = at
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, ten, hex, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? all
    const point = typeof ten === 'string' ? Number(ten) : Number.parseInt(String(hex), 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}
