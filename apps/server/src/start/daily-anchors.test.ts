import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDailyAnchors } from './daily-anchors.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('[SV196] it looks again and again, also after a failure, until it is stopped', async () => {
  const failures: unknown[] = []
  let looks = 0
  const anchors = startDailyAnchors({
    write: async () => {
      looks += 1
      if (looks === 2) throw new Error('no space')
      return true
    },
    failed: (error) => failures.push(error),
    firstMs: 1_000,
    everyMs: 10_000,
  })
  await vi.advanceTimersByTimeAsync(999)
  expect(looks).toBe(0)
  await vi.advanceTimersByTimeAsync(20_001)
  expect([looks, failures]).toEqual([3, [new Error('no space')]])
  await anchors.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(looks).toBe(3)
})
