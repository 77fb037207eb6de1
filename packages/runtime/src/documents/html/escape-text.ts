/** Signs that XML 1.0 does not know (§2.2), halves of pairs among them; HTML would show nothing for them. */
// oxlint-disable-next-line no-control-regex -- these signs are what is looked for
const unknownSigns = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** Returns text safe between tags and in a double-quoted attribute, in HTML and in XML alike. Pure. */
export function escapeText(text: string): string {
  return text
    .replaceAll(unknownSigns, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
