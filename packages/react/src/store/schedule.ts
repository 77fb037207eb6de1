/** How long typing without a pause may put the work off. */
const longestWaitMs = 1_000

/**
 * Returns a scheduler that runs work after the next paint: not between a key and the frame that shows
 * it. When the last run took long it waits up to 300 ms, so that fast typing in a big form stays fast;
 * work that is put off again and again runs once a second.
 */
export function createPaintScheduler(): (work: () => void) => () => void {
  let lastMs = 0
  let waitingSince: number | null = null
  return (work) => {
    const wanted = lastMs < 8 ? 0 : Math.min(300, lastMs * 4)
    waitingSince ??= performance.now()
    const left = Math.max(0, waitingSince + longestWaitMs - performance.now())
    return afterPaint(
      () => {
        waitingSince = null
        const start = performance.now()
        work()
        lastMs = performance.now() - start
      },
      Math.min(wanted, left),
    )
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
