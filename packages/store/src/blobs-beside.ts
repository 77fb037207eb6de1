import type { BlobShelf } from './store-parts.ts'

/**
 * Returns a shelf that puts what is new beside a store, such as in a bucket, and still finds what lies in
 * the store itself. Without `beside` it is the store's own.
 */
export function blobsBeside(own: BlobShelf, beside: BlobShelf | undefined): BlobShelf {
  if (beside === undefined) return own
  return {
    put: (bytes, maxBytes) => beside.put(bytes, maxBytes),
    open: async (sha256) => (await beside.open(sha256)) ?? own.open(sha256),
    addresses: () => eachOnce(own, beside),
  }
}

async function* eachOnce(own: BlobShelf, beside: BlobShelf): AsyncIterable<string> {
  const known = new Set<string>()
  for await (const address of own.addresses()) {
    known.add(address)
    yield address
  }
  for await (const address of beside.addresses()) if (!known.has(address)) yield address
}
