/** How much a key may ask for: `burst` at once, then `perSecond`. */
export interface RateLimit {
  burst: number
  perSecond: number
}

interface Bucket {
  tokens: number
  atMs: number
}

/**
 * A token bucket per key with an injected clock. `take` returns 0, or the seconds to wait.
 *
 * Written here because the well-kept libraries read the machine's clock themselves or start timers.
 * Holds at most `maxKeys` buckets; the one untouched longest goes first.
 */
export function createRateLimiter(limit: RateLimit, nowMs: () => number, maxKeys = 20_000) {
  const buckets = new Map<string, Bucket>()
  return {
    take(key: string): number {
      const now = nowMs()
      const known = buckets.get(key) ?? { tokens: limit.burst, atMs: now }
      const refilled = known.tokens + (Math.max(0, now - known.atMs) / 1000) * limit.perSecond
      const tokens = Math.min(limit.burst, refilled)
      const taken = tokens >= 1
      // delete first: a Map keeps insertion order, so the first key is the oldest
      buckets.delete(key)
      buckets.set(key, { tokens: taken ? tokens - 1 : tokens, atMs: now })
      if (buckets.size > maxKeys) buckets.delete(buckets.keys().next().value as string)
      return taken ? 0 : Math.max(1, Math.ceil((1 - tokens) / limit.perSecond))
    },
  }
}

/** Returned by `createRateLimiter`. */
export type RateLimiter = ReturnType<typeof createRateLimiter>
