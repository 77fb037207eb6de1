import type { LocalText } from '@splot/definition'
import { SaxesParser } from 'saxes'
import type { SaxesTagNS } from 'saxes'

const svg = 'http://www.w3.org/2000/svg'
const html = 'http://www.w3.org/1999/xhtml'

/** Elements that run, play or hold another kind of page. */
const active = new Set(
  'script foreignObject iframe embed object audio video canvas handler listener set animate animateMotion animateTransform animateColor discard'.split(
    ' ',
  ),
)

const maxDepth = 256

const faults = {
  broken: {
    pl: 'Rysunek SVG jest uszkodzony. Zapisz go ponownie w programie, w którym powstał.',
    en: 'The drawing in SVG is damaged. Save it again in the program it was made with.',
  },
  active: {
    pl: 'Rysunek SVG zawiera program, animację lub stronę. Zapisz go jako zwykły SVG albo PNG.',
    en: 'The drawing in SVG holds a program, an animation or a page. Save it as plain SVG or PNG.',
  },
  outside: {
    pl: 'Rysunek SVG pobiera coś z zewnątrz. Osadź w nim obrazy i kroje pisma albo zapisz go jako PNG.',
    en: 'The drawing in SVG fetches something from elsewhere. Embed pictures and fonts, or save it as PNG.',
  },
} as const satisfies Record<string, LocalText>

/**
 * Returns why a drawing in SVG is not only a drawing, or `null`. Nothing is taken out of it: what was
 * sent is what is kept, or it is refused. Pure. @see SVG 2 §15 (scripting), §2.8 (secure static mode)
 */
export function svgFault(text: string): LocalText | null {
  let fault: LocalText | null = null
  let depth = 0
  const find = (found: LocalText | null) => (fault ??= found)
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', (doctype) => find(/[[]|<!ENTITY/u.test(doctype) ? faults.active : null))
  parser.on('processinginstruction', ({ target }) =>
    find(target === 'xml-stylesheet' ? faults.outside : null),
  )
  parser.on('opentag', (tag) => {
    depth += 1
    find(depth > maxDepth ? faults.broken : null)
    find(depth === 1 && !(tag.local === 'svg' && tag.uri === svg) ? faults.broken : null)
    find(tagFault(tag))
  })
  parser.on('closetag', () => (depth -= 1))
  // styles stand in texts; a sentence that looks like one is refused too
  parser.on('text', (words) => find(fetches(words) ? faults.outside : null))
  parser.on('cdata', (words) => find(fetches(words) ? faults.outside : null))
  // without a listener a fault of the markup would be thrown
  parser.on('error', () => find(faults.broken))
  parser.write(text).close()
  return fault
}

function tagFault({ local, uri, attributes }: SaxesTagNS): LocalText | null {
  if (uri === html || active.has(local)) return faults.active
  for (const { local: name, value } of Object.values(attributes)) {
    if (/^on/iu.test(name)) return faults.active
    if (name === 'href' || name === 'src') {
      const isInside = /^(?:#|$)/u.test(value) || /^data:image\/(?:png|jpeg);/iu.test(value)
      // a link leads nowhere in a picture, but a picture may be opened
      if (!isInside) return /^\s*(?:java|vb)script:/iu.test(value) ? faults.active : faults.outside
    } else if (fetches(value)) return faults.outside
  }
  return null
}

/** Whether a style asks for something that is neither in the drawing nor data of a picture or font. */
function fetches(style: string): boolean {
  if (/@import|expression\s*\(|-moz-binding/iu.test(style)) return true
  return [...style.matchAll(/url\(\s*["']?([^"')]*)/giu)].some(
    ([, target = '']) =>
      !/^(?:#|data:(?:image\/(?:png|jpeg)|font\/|application\/(?:x-)?font))/iu.test(target.trim()),
  )
}
