import type { Store } from '@splot/store'

/** Returns all bytes of a blob, or `null` where there is none. */
export async function blobBytes(
  store: Pick<Store, 'openBlob'>,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await store.openBlob(sha256)
  if (!blob) return null
  const read: Uint8Array[] = []
  for await (const chunk of blob) read.push(chunk)
  return new Uint8Array(Buffer.concat(read))
}
