import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { openVillage, taskOf } from '../village/open-village.ts'
import { village as files } from '../village/village-programme.ts'

const callFile = 'workflows/call.json'

/** The village with calls that bear the number that they were announced under. */
function withAnnouncedNumbers(): Record<string, JsonObject> {
  const call = structuredClone(files[callFile] ?? {})
  const draft = (call['states'] as { draft: { on: JsonObject } }).draft
  const actions = [
    { type: 'number', params: { sequence: 'answers.announce.name', format: '{sequence}' } },
  ]
  draft.on = { ANNOUNCED: { target: 'open', actions } }
  return { [callFile]: call }
}

it('[RT124] two calls never bear one number, also when they are announced at the same moment', async () => {
  const village = await openVillage({ changed: withAnnouncedNumbers() })
  const { runtime } = village
  expect(runtime.problems()).toEqual([])
  const adam = await village.as('adam', 'admin')
  const drafted = async () => {
    const { id } = await runtime.startCase(adam, { workflow: 'call' })
    const task = await taskOf(village, adam, id, 'announce')
    await runtime.claimTask(adam, task)
    return { id, task }
  }
  const announce = (task: string, name: string) =>
    runtime.submitTask(adam, task, { answers: { name, closesOn: '2027-01-31' } })
  const calls = [await drafted(), await drafted()]
  const tried = await Promise.allSettled(calls.map(({ task }) => announce(task, '1/WSI/2027')))
  expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = tried.findIndex(({ status }) => status === 'rejected')
  expect(tried[refused]).toMatchObject({ reason: { code: 'case.number-taken' } })
  const late = calls[refused]!
  expect(await runtime.getCase(adam, late.id)).toMatchObject({ number: null, status: 'active' })
  village.clock.at = '2027-01-12T09:00:00Z'
  await expect(announce(late.task, '1/wsi/2027 ')).rejects.toMatchObject({
    code: 'case.number-taken',
  })
  expect(await announce(late.task, '2/WSI/2027')).toMatchObject({ number: '2/WSI/2027' })
})

it('[RT124] a number whose step was refused after all is free again', async () => {
  const village = await openVillage({ changed: withAnnouncedNumbers() })
  const { runtime, store } = village
  const commitFails = { fails: true }
  const transact = store.transactCase.bind(store)
  store.transactCase = (id, work) =>
    transact(id, async (stored) => {
      const done = await work(stored)
      if (commitFails.fails && done.commit?.row.number === '1/WSI/2027') throw new Error('no space')
      return done
    })
  const adam = await village.as('adam', 'admin')
  const announce = async () => {
    const { id } = await runtime.startCase(adam, { workflow: 'call' })
    const task = await taskOf(village, adam, id, 'announce')
    await runtime.claimTask(adam, task)
    const answers = { name: '1/WSI/2027', closesOn: '2027-01-31' }
    return runtime.submitTask(adam, task, { answers })
  }
  await expect(announce()).rejects.toThrow('no space')
  commitFails.fails = false
  await expect(announce()).rejects.toMatchObject({ code: 'case.number-taken' })
  village.clock.at = '2027-01-11T09:05:00Z'
  expect(await announce()).toMatchObject({ number: '1/WSI/2027' })
})
