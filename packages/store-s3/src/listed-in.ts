/** One page of the objects of a bucket. */
export interface ListedObjects {
  keys: string[]
  /** Where the next page begins; `null`: this is the last. */
  next: string | null
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** Returns the keys in a reply to ListObjectsV2. Pure. @see Amazon S3 API Reference, ListObjectsV2 */
export function listedIn(xml: string): ListedObjects {
  const keys = [...xml.matchAll(/<Key>([^<]*)<\/Key>/gu)].map(([, key = '']) => plain(key))
  const token = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/u.exec(xml)?.[1]
  return { keys, next: token === undefined ? null : plain(token) }
}

function plain(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex, code, name) => {
    if (name !== undefined) return signs[name] ?? whole
    return String.fromCodePoint(hex === undefined ? Number(code) : Number.parseInt(hex, 16))
  })
}
