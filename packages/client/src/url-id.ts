/**
 * Returns an id as it stands in an address: `~` becomes `~0`, `/` becomes `~1` (RFC 6901 §4), the
 * rest is percent-encoded. Pure.
 */
export function toUrlId(id: string): string {
  return encodeURIComponent(id.replaceAll('~', '~0').replaceAll('/', '~1'))
}
