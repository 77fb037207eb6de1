/** A clock that tells the machine's time unless it is set. */
export interface MovableClock {
  /** RFC 3339 instant in UTC. */
  now: () => string
  /** Sets it to an instant; from there it does not run. */
  set: (ms: number) => void
  /** Back to the machine's time. */
  release: () => void
}

/** Returns a clock. Only seeding a demonstration ever sets it. */
export function createMovableClock(machineMs: () => number = Date.now): MovableClock {
  let setMs: number | null = null
  return {
    now: () => new Date(setMs ?? machineMs()).toISOString(),
    set: (ms) => {
      setMs = ms
    },
    release: () => {
      setMs = null
    },
  }
}
