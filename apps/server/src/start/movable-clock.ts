/** A clock that tells the machine's time unless it is set. */
export interface MovableClock {
  /** RFC 3339 instant in UTC. */
  now: () => string
  /** Sets it to an instant; from there it does not run. */
  set: (ms: number) => void
  /** Back to the machine's time. */
  release: () => void
  /** Sets it forward; it goes on from there as it did. Returns how far it is from the machine's time. */
  moveOn: (ms: number) => number
  /** Lets it run as fast as the machine's, but so far from it. */
  shift: (ms: number) => void
}

/** Returns a clock. Only a demonstration ever sets or shifts it. */
export function createMovableClock(machineMs: () => number = Date.now): MovableClock {
  let setMs: number | null = null
  let shiftMs = 0
  return {
    now: () => new Date(setMs ?? machineMs() + shiftMs).toISOString(),
    set: (ms) => {
      setMs = ms
    },
    release: () => {
      setMs = null
    },
    moveOn: (ms) => {
      if (setMs !== null) setMs = ms
      else shiftMs = ms - machineMs()
      return shiftMs
    },
    shift: (ms) => {
      shiftMs = ms
    },
  }
}
