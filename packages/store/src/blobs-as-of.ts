import type { BlobShelf } from './store-parts.ts'

/** Returns a shelf with the blobs that are there now; none is added to those it names. */
export async function blobsAsOf(blobs: BlobShelf): Promise<BlobShelf> {
  const known: string[] = []
  for await (const address of blobs.addresses()) known.push(address)
  return {
    put: (bytes, maxBytes) => blobs.put(bytes, maxBytes),
    open: (sha256) => blobs.open(sha256),
    addresses: async function* () {
      yield* known
    },
  }
}
