import type { JsonObject } from '@splot/definition'
import { checksumOf } from '../definitions/checksum.ts'
import type { KeptDocument } from './kept-document.ts'

/** Returns the SHA-256 of what a document says: number, instant, title and content. Pure. */
export function checksumOfDocument({
  number,
  madeAt,
  title,
  blocks,
}: Pick<KeptDocument, 'number' | 'madeAt' | 'title' | 'blocks'>): string {
  return checksumOf({ number, madeAt, title, blocks } as unknown as JsonObject)
}
