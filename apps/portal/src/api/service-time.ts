// A reply takes its time on the way, and `Date` has whole seconds: less than this is no difference.
const toleratedMs = 10_000

let aheadMs = 0

/** Learns from a reply how far the service's clock is from the one of this device. */
export function learnServiceTime(reply: Response): void {
  const toldMs = Date.parse(reply.headers.get('date') ?? '')
  if (Number.isNaN(toldMs)) return
  const difference = toldMs - Date.now()
  aheadMs = Math.abs(difference) < toleratedMs ? 0 : difference
}

/**
 * Returns the moment deadlines are told against, in RFC 3339: the service's, however wrong the clock of
 * this device is, and wherever a demonstration has moved its own.
 */
export function serviceNow(): string {
  return new Date(Date.now() + aheadMs).toISOString()
}
