import { inflateSync } from 'node:zlib'
import type { JsonObject } from '@splot/definition'
import type { ContentBlock, Picture } from '@splot/forms'
import type { Deps } from '../deps.ts'
import { loadFile } from '../files/file-documents.ts'
import { blobBytes } from './blob-bytes.ts'

/** No larger picture comes into a document. */
const maxBytes = 5 * 1024 * 1024
/** What a picture takes when it is decoded: 12 million pixels, as of a good camera. */
const maxPixels = 12_000_000

/** Bytes of the pictures of a document, by their SHA-256. */
export type PictureBytes = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** Returns the pictures of a document, each content once. Pure. */
export function picturesIn(blocks: readonly ContentBlock[]): Picture[] {
  const found = blocks.flatMap((block) => (block.type === 'picture' ? [block.picture] : []))
  return [...new Map(found.map((picture) => [picture.sha256, picture])).values()]
}

/** Returns the blocks with the words of those pictures whose bytes are not there in their place. Pure. */
export function shownBlocks(blocks: readonly ContentBlock[], bytes: PictureBytes): ContentBlock[] {
  return blocks.map((block) =>
    block.type === 'picture' && !bytes.has(block.picture.sha256)
      ? { type: 'paragraph', text: block.text }
      : block,
  )
}

/** Returns the bytes of all pictures of a document; of one whose bytes are gone, none. */
export async function pictureBytes(
  { store }: Pick<Deps, 'store'>,
  blocks: readonly ContentBlock[],
): Promise<PictureBytes> {
  const found = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { sha256 } of picturesIn(blocks)) {
    const bytes = await blobBytes(store, sha256)
    if (bytes) found.set(sha256, bytes)
  }
  return found
}

/**
 * Returns those of the files that are pictures a document can show: PNG or JPEG by their content, whole,
 * within limits, and not sensitive. By the id of the file.
 */
export async function loadPictures(
  deps: Deps,
  ids: readonly string[],
): Promise<Record<string, Picture>> {
  const pictures: Record<string, Picture> = {}
  for (const id of new Set(ids)) {
    const picture = await loadPicture(deps, id)
    if (picture) pictures[id] = picture
  }
  return pictures
}

async function loadPicture(deps: Deps, id: string): Promise<Picture | null> {
  const file = await loadFile(deps, id)
  // what is sensitive stands in no document
  if (!file || file.sealed !== undefined || file.sizeBytes > maxBytes) return null
  const { sha256, type } = file
  if (type !== 'image/png' && type !== 'image/jpeg') return null
  const bytes = await blobBytes(deps.store, sha256)
  const size = bytes && (await sizeOf(bytes))
  return size && { sha256, type, ...size }
}

/** What the library knows of an opened picture; its types leave it open. */
interface OpenedPicture {
  width: number
  height: number
  image?: { imgData: Uint8Array; colors: number; bits: number }
}

async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number } | null> {
  const { default: PDFDocument } = await import('pdfkit')
  try {
    const pdf = new PDFDocument({ autoFirstPage: false }) as unknown as {
      openImage(bytes: Buffer): OpenedPicture
    }
    const { width, height, image } = pdf.openImage(Buffer.from(bytes))
    if (!(width > 0) || !(height > 0) || width * height > maxPixels) return null
    return image && !isWhole(image, width, height) ? null : { width, height }
  } catch {
    return null
  }
}

/** The library decodes a PNG later, where nobody could catch that it is damaged; so it is tried before. */
function isWhole(
  { imgData, colors, bits }: NonNullable<OpenedPicture['image']>,
  width: number,
  height: number,
): boolean {
  const least = Math.floor((width * height * colors * bits) / 8)
  // two bytes for each of four colours and one more for each line are the most there can be
  const maxOutputLength = (width * 8 + 1) * height * 2
  return inflateSync(imgData, { maxOutputLength }).byteLength >= least
}

/** Returns the ids of files that may stand among values: every text there. Pure. */
export function textsIn(value: JsonObject[string]): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
