/** What writes anchors. */
export interface DailyAnchorOptions {
  /** Writes the anchor of this day unless it is there. */
  write: () => Promise<boolean>
  failed: (error: unknown) => void
  /** Before the first look: whoever starts has other things to read first. */
  firstMs: number
  /** Between two looks. */
  everyMs: number
}

/** Looks from time to time whether this day has its anchor. A failure is told and tried again the next time. */
export function startDailyAnchors(options: DailyAnchorOptions): { stop: () => Promise<void> } {
  const { write, failed, firstMs, everyMs } = options
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout
  const look = (): void => {
    running = write().catch(failed)
    timer = setTimeout(look, everyMs).unref()
  }
  timer = setTimeout(look, firstMs).unref()
  return {
    stop: async () => {
      clearTimeout(timer)
      await running
    },
  }
}
