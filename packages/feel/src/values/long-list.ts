/** Whether a list has so many items that something should be kept of going through it. Pure. */
export function isLong(list: readonly unknown[]): boolean {
  return list.length >= 16
}
