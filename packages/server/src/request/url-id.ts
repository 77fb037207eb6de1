/**
 * Returns an id as it stands in one path segment. Ids of tasks and submissions contain `/`
 * (`<case>/<item>`), and `%2F` is refused or decoded by common proxies, so `~` becomes `~0` and `/`
 * becomes `~1`, as in a JSON Pointer (RFC 6901 §4); the rest is percent-encoded. Pure.
 */
export function toUrlId(id: string): string {
  return encodeURIComponent(id.replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** Returns the id of a decoded path segment. Pure. */
export function fromUrlId(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}
