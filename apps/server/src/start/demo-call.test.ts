import { createRuntime } from '@splot/runtime'
import { openMemoryStore } from '@splot/store'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readDefinitionFiles } from '../definition-files.ts'
import { openDemoCall } from './demo-call.ts'
import { seedDemoPeople } from './demo-people.ts'
import { createMovableClock } from './movable-clock.ts'

const project = resolve(import.meta.dirname, '../../../..')

test.each(['2026-12-20T10:00:00Z', '2027-03-01T23:30:00Z', '2027-07-15T06:00:00Z'])(
  'a demonstration started at %s has a call that takes applications now',
  async (now) => {
    const clock = createMovableClock(() => Date.parse(now))
    let last = 0
    const runtime = await createRuntime({
      store: openMemoryStore({ now: clock.now }),
      programme: { read: () => readDefinitionFiles(project) },
      clock,
      ids: { next: () => `id-${++last}` },
      sensitiveKeys: { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } },
      mail: { send: async () => undefined },
    })
    const people = await seedDemoPeople(runtime)
    const id = await openDemoCall(runtime, people, clock).catch((error: unknown) => {
      throw new Error(JSON.stringify(error, null, 1), { cause: error })
    })
    expect(clock.now()).toBe(now.replace('Z', '.000Z'))
    expect(await runtime.getCall(id)).toMatchObject({ open: true, applications: 'recruitment' })
  },
)
