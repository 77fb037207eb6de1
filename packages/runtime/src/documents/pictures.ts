import { inflateSync } from 'node:zlib'
import type { JsonValue } from '@splot/definition'
import type { ContentBlock, Picture } from '@splot/forms'
import type { Deps } from '../deps.ts'
import { loadFile } from '../files/file-documents.ts'
import { blobBytes } from './blob-bytes.ts'
import { pictureAlone } from './picture-alone.ts'

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
 * within limits, and not sensitive. By the id of the file. A document gets the picture alone, without
 * what the camera or an author wrote beside it: its bytes are kept anew where the file tells more.
 */
export async function loadPictures(
  deps: Pick<Deps, 'store' | 'cipher'>,
  ids: readonly string[],
): Promise<Record<string, Picture>> {
  const pictures: Record<string, Picture> = {}
  // one after another: each takes much memory while it is tried
  for (const id of new Set(ids.filter(mayBeId))) {
    const picture = await loadPicture(deps, id)
    if (picture) pictures[id] = picture
  }
  return pictures
}

/** Values of a document are mostly sentences; only a short word without spaces can be an id. */
function mayBeId(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text)
}

async function loadPicture(
  deps: Pick<Deps, 'store' | 'cipher'>,
  id: string,
): Promise<Picture | null> {
  const file = await loadFile(deps, id)
  // what is sensitive stands in no document
  if (!file || file.sealed !== undefined || file.sizeBytes > maxBytes) return null
  const { type } = file
  if (type !== 'image/png' && type !== 'image/jpeg') return null
  const bytes = await blobBytes(deps.store, file.sha256)
  const alone = bytes && wholePicture(bytes, type)
  const size = alone && (await sizeOf(alone))
  if (!alone || !size) return null
  const { sha256 } = await deps.store.putBlob(once(alone), alone.byteLength)
  return { sha256, type, ...size }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** The picture alone, or `null` for a file that is put together wrongly. */
function wholePicture(bytes: Uint8Array, type: Picture['type']): Uint8Array<ArrayBuffer> | null {
  try {
    return pictureAlone(bytes, type)
  } catch {
    return null
  }
}

/** What the library knows of an opened picture; its types leave it open. */
interface OpenedPicture {
  width: number
  height: number
  /** Of a JPEG: 5 to 8 lie on their side. */
  orientation?: number
  image?: { imgData: Uint8Array; colors: number; bits: number }
}

/** Returns how large a picture is shown, in dots; `null`: it is damaged or too large. */
async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number } | null> {
  const { default: PDFDocument } = await import('pdfkit')
  try {
    const pdf = new PDFDocument({ autoFirstPage: false }) as unknown as {
      openImage(bytes: Buffer): OpenedPicture
    }
    const { width, height, image, orientation = 1 } = pdf.openImage(Buffer.from(bytes))
    if (!(width > 0) || !(height > 0) || width * height > maxPixels) return null
    const isWhole = image ? isWholePng(image, width, height) : await isWholeJpeg(bytes)
    if (!isWhole) return null
    return orientation > 4 ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}

/** The library decodes a PNG later, where nobody could catch that it is damaged; so it is tried before. */
function isWholePng(
  { imgData, colors, bits }: NonNullable<OpenedPicture['image']>,
  width: number,
  height: number,
): boolean {
  const least = Math.floor((width * height * colors * bits) / 8)
  // two bytes for each of four colours and one more for each line are the most there can be
  const maxOutputLength = (width * 8 + 1) * height * 2
  return inflateSync(imgData, { maxOutputLength }).byteLength >= least
}

/** A JPEG is copied into a document as it is: what no reader could decode would be a gap there. */
async function isWholeJpeg(bytes: Uint8Array): Promise<boolean> {
  const { default: jpeg } = await import('jpeg-js')
  const limits = { maxResolutionInMP: maxPixels / 1_000_000, maxMemoryUsageInMB: 256 }
  jpeg.decode(bytes, { ...limits, tolerantDecoding: false, formatAsRGBA: false })
  return true
}

/**
 * Returns every text that stands among values, at any depth, in their order and as often as it stands
 * there: those that are ids of files or people are among them. Pure.
 */
export function textsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
