const allowed = new Set([
  'H3',
  'H4',
  'H5',
  'P',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'THEAD',
  'TBODY',
  'TR',
  'TH',
  'TD',
  'A',
  'STRONG',
  'EM',
  'BR',
])
const renamed: Record<string, string> = {
  B: 'strong',
  I: 'em',
  DIV: 'p',
  H1: 'h3',
  H2: 'h3',
  H6: 'h5',
}
const dropped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'MATH'])

/**
 * Returns HTML with only the elements a rich field may hold: headings 3–5, paragraphs, lists, tables,
 * links (http, https, mailto), strong and em. All other attributes and elements go, their text stays.
 * `''` where no text is left. Parsed inertly: nothing in it is loaded or run.
 */
export function cleanRichText(html: string): string {
  const source = new DOMParser().parseFromString(html, 'text/html')
  const target = document.implementation.createHTMLDocument('').body
  for (const node of source.body.childNodes) target.append(...cleanNode(node, target.ownerDocument))
  return target.textContent?.trim() === '' ? '' : target.innerHTML
}

function cleanNode(node: Node, page: Document): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [page.createTextNode(node.textContent ?? '')]
  if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return []
  const element = node as Element
  const name = element.tagName.toUpperCase()
  if (dropped.has(name)) return []
  const children = [...element.childNodes].flatMap((child) => cleanNode(child, page))
  const kept = renamed[name] ?? (allowed.has(name) ? name.toLowerCase() : null)
  if (kept === null) return children
  const copy = page.createElement(kept)
  if (kept === 'a') {
    const address = element.getAttribute('href') ?? ''
    if (/^(https?:|mailto:)/i.test(address)) copy.setAttribute('href', address)
  }
  copy.append(...children)
  return [copy]
}
