import type { JsonValue } from '@splot/definition'
import type { ContentBlock, Picture } from '@splot/forms'
import type { Deps } from '../deps.ts'
import { loadFile } from '../files/file-documents.ts'
import { blobBytes } from './blob-bytes.ts'

/** No larger picture comes into a document. */
const maxBytes = 5 * 1024 * 1024

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
  deps: Pick<Deps, 'store' | 'cipher' | 'press'>,
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
  deps: Pick<Deps, 'store' | 'cipher' | 'press'>,
  id: string,
): Promise<Picture | null> {
  const file = await loadFile(deps, id)
  // what is sensitive stands in no document
  if (!file || file.sealed !== undefined || file.sizeBytes > maxBytes) return null
  const { type } = file
  if (type !== 'image/png' && type !== 'image/jpeg') return null
  const bytes = await blobBytes(deps.store, file.sha256)
  const tried = bytes && (await deps.press.tryPicture(bytes, type))
  if (!tried) return null
  const { width, height, bytes: alone } = tried
  const { sha256 } = await deps.store.putBlob(once(alone), alone.byteLength)
  return { sha256, type, width, height }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
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
