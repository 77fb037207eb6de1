/** Returns a function of a text that remembers up to `kept` answers; they are never changed. Pure if `read` is. */
export function remembering<Result>(
  read: (source: string) => Result,
  kept: number,
): (source: string) => Result {
  const results = new Map<string, Result>()
  return (source) => {
    const known = results.get(source)
    if (known !== undefined) return known
    const result = read(source)
    if (results.size >= kept) results.clear()
    results.set(source, result)
    return result
  }
}
