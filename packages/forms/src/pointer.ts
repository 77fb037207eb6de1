/** Returns a JSON Pointer (RFC 6901) with one more step. Pure. */
export function pointerTo(parent: string, step: string | number): string {
  const text = String(step)
  return `${parent}/${text.includes('~') || text.includes('/') ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text}`
}

/** Returns the steps of a JSON Pointer; `''` has none. Pure. */
export function stepsOf(pointer: string): string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
