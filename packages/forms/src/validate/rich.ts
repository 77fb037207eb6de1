import { textFormats } from '../formats/text-formats.ts'

const plainTags = new Set(
  'h3 h4 h5 p br ul ol li strong em table thead tbody tr th td caption'.split(' '),
)

/** Whether a tag of rich text is allowed: no attributes, save the address of a link. */
function isAllowedTag(tag: string): boolean {
  const plain = /^<\/?([a-z][a-z0-9]*) *\/?>$/.exec(tag)
  if (plain) return plainTags.has(plain[1] ?? '') || tag === '</a>'
  const link = /^<a href="([^"<>&]*(?:&amp;[^"<>&]*)*)">$/.exec(tag)
  if (!link) return false
  const address = (link[1] ?? '').replaceAll('&amp;', '&')
  if (address.startsWith('mailto:'))
    return textFormats.email.check(address.slice('mailto:'.length)) === undefined
  return textFormats.url.check(address) === undefined
}

/**
 * Whether a text is the restricted HTML of `rich` fields: `h3`–`h5`, `p`, `br`, lists, tables,
 * `strong`, `em`, and links to https or mailto. Everything else that begins with `<` is refused, so
 * what passes carries no script, style or event handler. Pure.
 */
export function isAllowedRich(text: string): boolean {
  let at = 0
  for (let open = text.indexOf('<', at); open >= 0; open = text.indexOf('<', at)) {
    const close = text.indexOf('>', open)
    if (close < 0 || close - open > 2200 || !isAllowedTag(text.slice(open, close + 1))) return false
    at = close + 1
  }
  return true
}
