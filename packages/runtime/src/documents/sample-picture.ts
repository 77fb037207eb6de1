import { createHash } from 'node:crypto'
import type { ContentBlock, Picture } from '@splot/forms'

/** Bytes of a picture of one half-clear dot, a PNG. */
export const samplePng = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** What a document says of it. */
export const samplePicture: Picture = {
  sha256: createHash('sha256').update(samplePng).digest('hex'),
  type: 'image/png',
  width: 1,
  height: 1,
}

/** A picture in a document, and one whose bytes are gone. */
export const pictureBlocks: ContentBlock[] = [
  { type: 'picture', picture: samplePicture, text: { pl: 'Plan „sali”', en: 'Plan' } },
  {
    type: 'picture',
    picture: { ...samplePicture, sha256: 'f'.repeat(64) },
    text: { pl: 'Mapa tras', en: 'Map' },
  },
]

/** Bytes of the pictures of these blocks. */
export const sampleBytes = new Map([[samplePicture.sha256, samplePng]])
