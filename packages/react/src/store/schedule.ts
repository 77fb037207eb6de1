/**
 * Returns a scheduler that runs work after the next paint. When the last run took long it waits up to
 * 300 ms, so that fast typing in a big form stays fast.
 */
export function createPaintScheduler(): (work: () => void) => () => void {
  let lastMs = 0
  return (work) => {
    const delay = lastMs < 8 ? 0 : Math.min(300, lastMs * 4)
    const timer = setTimeout(() => {
      const start = performance.now()
      work()
      lastMs = performance.now() - start
    }, delay)
    return () => clearTimeout(timer)
  }
}
