/**
 * Returns a scheduler that runs work after the next paint: not between a key and the frame that shows
 * it. When the last run took long it waits up to 300 ms, so that fast typing in a big form stays fast.
 */
export function createPaintScheduler(): (work: () => void) => () => void {
  let lastMs = 0
  return (work) => {
    const delay = lastMs < 8 ? 0 : Math.min(300, lastMs * 4)
    const stop = afterPaint(() => {
      const start = performance.now()
      work()
      lastMs = performance.now() - start
    }, delay)
    return stop
  }
}

/** A page in the background paints nothing; its work is done all the same. */
const noPaintMs = 100

function afterPaint(run: () => void, delayMs: number): () => void {
  let timer = setTimeout(finish, noPaintMs + delayMs)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(run, delayMs)
  })
  function finish(): void {
    cancelAnimationFrame(frame)
    run()
  }
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}
