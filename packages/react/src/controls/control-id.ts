/** Returns the element id of the control at `pointer`, so that error links can move focus there. Pure. */
export function controlId(prefix: string, pointer: string): string {
  return `${prefix}${pointer.replaceAll('/', '-')}`
}
