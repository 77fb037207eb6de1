import type { Locale } from '@splot/definition'
import { documentProof } from '../document-proof.ts'
import type { KeptDocument } from '../kept-document.ts'
import { escapeText } from './escape-text.ts'

/** Returns the foot of a document as HTML, the same in pages and e-books. Pure. */
export function proofHtml(
  document: Pick<KeptDocument, 'checksum' | 'source'>,
  locale: Locale,
): string {
  const lines = documentProof(document, locale).map(
    ([label, checksum]) => `${escapeText(label)}: <code>${escapeText(checksum)}</code>`,
  )
  return `<p class="small">${lines.join('<br/>')}</p>`
}
