import type { Locale } from '@splot/definition'
import { documentWords } from './document-words.ts'
import type { KeptDocument } from './kept-document.ts'

/**
 * Returns what stands at the foot of a document in every form, so that a print can be held against what
 * is kept: the checksum of its text, and which version of the data it was made from with their checksum.
 * Pure.
 */
export function documentProof(
  { checksum, source }: Pick<KeptDocument, 'checksum' | 'source'>,
  locale: Locale,
): [label: string, checksum: string][] {
  const words = documentWords[locale]
  return [
    [words.checksum, checksum],
    [words.dataVersion(source.step), source.values],
  ]
}
