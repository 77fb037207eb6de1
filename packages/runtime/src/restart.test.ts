import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openFileStore } from '@splot/store'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { handIn, openCall, openVillage, taskOf } from './village/open-village.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'splot-runtime-'))
})

afterEach(() => rm(folder, { recursive: true }))

it('[RT37] everything goes on after a restart on the embedded store', async () => {
  const first = await openVillage({ store: await openFileStore({ folder }) })
  const call = await openCall(first)
  const { id } = await handIn(first, call.id)
  const beata = await first.as('beata')
  const draft = await first.runtime.startCase(beata, { workflow: 'application', parent: call.id })
  const task = await taskOf(first, beata, draft.id, 'apply')
  await first.runtime.saveDraft(beata, task, [{ path: '/village', value: 'Dębowo', base: 0 }])
  await first.runtime.close()

  const ids = { next: () => 'after-restart' }
  const second = await openVillage({ store: await openFileStore({ folder }), ids })
  expect(second.runtime.problems()).toEqual([])
  await second.runtime.work()
  expect(second.sent.map(({ subject }) => subject)).toEqual([
    'Zaproszenie do sprawy: Lipowo',
    'Przyjęto wniosek W/001',
  ])
  expect((await second.runtime.getCall(call.id)).published).toHaveLength(1)
  expect((await second.runtime.getTask(beata, task)).answers).toMatchObject({ village: 'Dębowo' })
  const olga = await second.as('olga', 'officer')
  await second.runtime.claimTask(olga, await taskOf(second, olga, id, 'check'))
  second.clock.at = '2027-02-28T09:00:00Z'
  expect((await second.runtime.work()).timers).toBeGreaterThan(1)
  expect((await second.runtime.getCall(call.id)).open).toBe(false)
  await second.runtime.close()
})

it('[RT7] a request sent again after a restart gets the answer it got first', async () => {
  const first = await openVillage({ store: await openFileStore({ folder }) })
  const call = await openCall(first)
  const adam = await first.as('adam')
  const anna = await first.as('anna')
  const start = { workflow: 'application', parent: call.id, idempotencyKey: 'start' }
  const started = await first.runtime.startCase(anna, start)
  const task = await taskOf(first, anna, started.id, 'withdraw')
  const withdraw = { idempotencyKey: 'withdraw' }
  const withdrawn = await first.runtime.submitTask(anna, task, withdraw)
  const cancel = { type: 'CANCEL', idempotencyKey: 'cancel' }
  const cancelled = await first.runtime.sendEvent(adam, call.id, cancel)
  await first.runtime.work()
  await first.runtime.close()

  const ids = { next: () => 'after-restart' }
  const second = await openVillage({ store: await openFileStore({ folder }), ids })
  expect(await second.runtime.startCase(anna, start)).toEqual(started)
  expect(await second.runtime.submitTask(anna, task, withdraw)).toEqual(withdrawn)
  expect(await second.runtime.sendEvent(adam, call.id, cancel)).toEqual(cancelled)
  expect(started.status).toBe('active')
  await second.runtime.close()
})
