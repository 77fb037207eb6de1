import { SplotError } from '@splot/definition'
import { openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { DraftResult } from '../types.ts'
import { openVillage, taskOf } from '../village/open-village.ts'

/** A store whose reads and writes begin and end in the order a scheduler says, once it is switched on. */
function scheduled(store: Store, scheduler: fc.Scheduler): { store: Store; begin: () => void } {
  let isOn = false
  const slow = ['loadCase', 'transactCase', 'getDocument', 'putDocument', 'deleteDocument']
  const wrapped = new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      const call = member.bind(target) as (...args: unknown[]) => Promise<unknown>
      if (!slow.includes(String(name))) return call
      return async (...args: unknown[]) => {
        if (isOn) await scheduler.schedule(Promise.resolve(), `before ${String(name)}`)
        const result = await call(...args)
        if (isOn) await scheduler.schedule(Promise.resolve(), `after ${String(name)}`)
        return result
      }
    },
  })
  return { store: wrapped, begin: () => (isOn = true) }
}

/** One person with several windows saves the name of a call while handing it in. */
async function cross(scheduler: fc.Scheduler, windows: number) {
  const memory = openMemoryStore({ now: () => '2027-01-11T09:00:00Z' })
  const { store, begin } = scheduled(memory, scheduler)
  const village = await openVillage({ store })
  const { runtime } = village
  const admin = await village.as('adam', 'admin')
  const { id } = await runtime.startCase(admin, { workflow: 'call' })
  const task = await taskOf(village, admin, id, 'announce')
  await runtime.claimTask(admin, task)
  const first = [
    { path: '/name', value: 'Window 0', base: 0 },
    { path: '/closesOn', value: '2027-01-31', base: 0 },
  ]
  const start = await runtime.saveDraft(admin, task, first)
  begin()
  const save = (window: number) =>
    runtime.saveDraft(admin, task, [{ path: '/name', value: `Window ${window}`, base: 1 }])
  const [submitted, ...saves] = await scheduler.waitFor(
    Promise.allSettled([
      runtime.submitTask(admin, task, {}),
      ...Array.from({ length: windows }, (_, index) => save(index + 1)),
    ]),
  )
  const acknowledged = saves.flatMap((one) =>
    one.status === 'fulfilled' ? [one.value as DraftResult] : [],
  )
  const refusals = saves.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  )
  const stored = await memory.loadCase(id)
  return {
    submitted,
    refusals,
    newest: [start, ...acknowledged].reduce((a, b) => (a.revision > b.revision ? a : b)).answers,
    handedIn: (stored?.snapshot['answers'] as Record<string, object[]> | undefined)?.['announce'],
    draft: await memory.getDocument('draft', task),
  }
}

it('[RT40] however saves cross with a submission, what was acknowledged is handed in', async () => {
  let refused = 0
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 4 }), async (scheduler, windows) => {
      const end = await cross(scheduler, windows)
      expect(end.submitted).toMatchObject({ status: 'fulfilled' })
      expect(end.handedIn).toMatchObject([{ answers: end.newest }])
      expect(end.draft).toBeNull()
      for (const refusal of end.refusals)
        expect(refusal instanceof SplotError && refusal.code).toBe('task.finished')
      refused += end.refusals.length
      taken += windows - end.refusals.length
    }),
    { numRuns: 50, seed: 20270111 },
  )
  // The orders tried reached both sides of the submission.
  expect(refused).toBeGreaterThan(0)
  expect(taken).toBeGreaterThan(0)
})
