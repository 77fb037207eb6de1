/** What the loop needs. */
export interface WorkLoopOptions {
  /** Fires what is due, delivers what waits and moves cases that are on their way to a release. */
  work: () => Promise<{ timers: number; effects: number; cases: number }>
  /** When the next timer is due, or `null`. */
  nextDueAt: () => Promise<string | null>
  nowMs: () => number
  /** Resolves after `ms`, or earlier when `signal` aborts. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Longest pause: a retry may become due that no timer tells of. */
  longestPauseMs: number
  failed: (error: unknown) => void
}

/**
 * Runs `work` again and again until stopped. A due date in the store decides what fires; the pause
 * is only a hint when to look. A failure is told and does not end the loop.
 */
export function startWorkLoop(options: WorkLoopOptions): { stop: () => Promise<void> } {
  const stopped = new AbortController()
  const running = loop(options, stopped.signal)
  return {
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}

async function loop(options: WorkLoopOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let pauseMs = options.longestPauseMs
    try {
      const { timers, effects, cases } = await options.work()
      if (timers + effects + cases > 0) pauseMs = 0
      else pauseMs = await pauseUntilDue(options)
    } catch (error) {
      options.failed(error)
    }
    await options.sleep(pauseMs, signal)
  }
}

async function pauseUntilDue({
  nextDueAt,
  nowMs,
  longestPauseMs,
}: WorkLoopOptions): Promise<number> {
  const dueAt = await nextDueAt()
  if (dueAt === null) return longestPauseMs
  // never zero: a timer that is due but was set aside must not spin the loop
  return Math.min(longestPauseMs, Math.max(50, Date.parse(dueAt) - nowMs()))
}
