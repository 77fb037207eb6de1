import { expect, test } from 'vitest'
import { startWorkLoop } from './work-loop.ts'

test('the loop works at once while there is work, waits for the due date otherwise, and survives a failure', async () => {
  const pauses: number[] = []
  const failures: unknown[] = []
  const results = [
    async () => ({ timers: 1, effects: 0, cases: 0 }),
    async () => ({ timers: 0, effects: 0, cases: 0 }),
    async () => Promise.reject(new Error('disk full')),
  ]
  await new Promise<void>((resolve) => {
    const loop = startWorkLoop({
      work: async () => (results.shift() ?? (async () => ({ timers: 0, effects: 0, cases: 0 })))(),
      nextDueAt: async () => '2026-01-01T00:00:00.400Z',
      nowMs: () => Date.parse('2026-01-01T00:00:00Z'),
      sleep: async (ms) => {
        pauses.push(ms)
        if (pauses.length === 3) {
          void loop.stop()
          resolve()
        }
      },
      longestPauseMs: 1000,
      failed: (error) => failures.push(error),
    })
  })
  expect(pauses).toEqual([0, 400, 1000])
  expect(failures).toHaveLength(1)
})
