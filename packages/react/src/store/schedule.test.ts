import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPaintScheduler } from './schedule.ts'

const frameMs = 16
let now = 0

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('performance', { now: () => now })
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, frameMs))
  vi.stubGlobal('cancelAnimationFrame', clearTimeout)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function pass(ms: number): void {
  now += ms
  vi.advanceTimersByTime(ms)
}

describe('paint scheduler', () => {
  it('runs work after the frame, not before it', () => {
    const work = vi.fn()
    createPaintScheduler()(work)
    pass(frameMs - 1)
    expect(work).not.toHaveBeenCalled()
    pass(2)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('runs work also where no frame comes', () => {
    vi.stubGlobal('requestAnimationFrame', () => 0)
    const work = vi.fn()
    createPaintScheduler()(work)
    pass(200)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('puts slow work off while keys come, but about a second at most', () => {
    const schedule = createPaintScheduler()
    const slow = () => void (now += 100)
    schedule(slow)
    pass(200)
    const start = now
    const ranAt: number[] = []
    let cancel = () => {}
    while (ranAt.length === 0 && now < start + 5_000) {
      cancel()
      cancel = schedule(() => ranAt.push(now - start))
      pass(50)
    }
    expect(ranAt[0]).toBeGreaterThanOrEqual(900)
    expect(ranAt[0]).toBeLessThan(1_200)
  })
})
