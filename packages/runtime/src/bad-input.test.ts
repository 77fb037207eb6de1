import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import { openFileStore } from '@splot/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from './types.ts'
import { openCall, openVillage, taskOf } from './village/open-village.ts'
import type { Village } from './village/open-village.ts'

const ids = [
  '',
  '/',
  '..',
  '../../etc/passwd',
  'a/b/c',
  '\u0000',
  '%2e%2e',
  'ż'.repeat(300),
  'x'.repeat(10_000),
  '__proto__',
  'constructor',
  'id-1/apply:1:1/..',
]

function deep(levels: number): JsonValue {
  let value: JsonValue = 'x'
  for (let n = 0; n < levels; n++) value = n % 2 === 0 ? [value] : { a: value }
  return value
}

const values: JsonValue[] = [
  null,
  'x',
  -1,
  1e308,
  [],
  {},
  [1, null, [], 'x', {}],
  [{ name: { a: 1 }, amount: '12' }, { amount: -5 }],
  { a: 1 },
  deep(500),
  'x'.repeat(100_000),
  '\u0000\u202e\ud800',
  true,
]

const fields = [
  '/village',
  '/kind',
  '/roadLength',
  '/costs',
  '/plan',
  '/health',
  '/head',
  '/costs/0',
]

/** Runs a request; a refusal is fine, a fault of ours is not. */
async function answered(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
  }
}

describe('bad input', () => {
  let village: Village
  let folder: string
  let anna: Reader & object
  let task: string
  let caseId: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'splot-bad-'))
    village = await openVillage({ store: await openFileStore({ folder }) })
    const call = await openCall(village)
    anna = await village.as('anna')
    const view = await village.runtime.startCase(anna, { workflow: 'application', parent: call.id })
    caseId = view.id
    task = await taskOf(village, anna, caseId, 'apply')
  })

  afterAll(async () => {
    await village.runtime.close()
    await rm(folder, { recursive: true })
  })

  it.each(ids)('[RT39] the id %j is answered as one that never was', async (id) => {
    const { runtime } = village
    const notFound = expect.objectContaining({
      code: expect.stringMatching(/not-found$/) as string,
    })
    await expect(runtime.getCase(anna, id)).rejects.toEqual(notFound)
    await expect(runtime.timeline(anna, id)).rejects.toEqual(notFound)
    await expect(runtime.getCall(id)).rejects.toEqual(notFound)
    await expect(runtime.getTask(anna, id)).rejects.toEqual(notFound)
    await expect(runtime.getSubmission(anna, id)).rejects.toEqual(notFound)
    await expect(runtime.openFile(anna, id)).rejects.toEqual(notFound)
    await expect(runtime.claimTask(anna, id)).rejects.toEqual(notFound)
    await expect(runtime.submitTask(anna, id, {})).rejects.toEqual(notFound)
    await expect(runtime.startCase(anna, { workflow: id })).rejects.toEqual(notFound)
    await expect(runtime.startCase(anna, { workflow: 'application', parent: id })).rejects.toEqual(
      notFound,
    )
    expect(await runtime.me({ person: id, locale: 'pl' })).toBeNull()
    await answered(runtime.listCases(anna, { cursor: id, text: id, state: id, workflow: id }))
    await answered(runtime.listTasks(anna, { cursor: id, text: id, caseId: id }))
    await answered(runtime.sendEvent(anna, caseId, { type: id }))
    await answered(runtime.startCase(anna, { workflow: 'call', idempotencyKey: id }))
  })

  it('[RT39] a draft takes any value without a fault and can still be read', async () => {
    const { runtime } = village
    for (const field of fields)
      for (const value of values) {
        await answered(runtime.saveDraft(anna, task, [{ path: field, value, base: 0 }]))
        await answered(runtime.submitTask(anna, task, { answers: { [field.slice(1)]: value } }))
        await answered(runtime.signDraft(anna, task, field))
      }
    expect((await runtime.getTask(anna, task)).status).toBe('open')
  })

  it('[RT39] answers and payloads of any shape are refused, not failed on', async () => {
    const { runtime } = village
    for (const value of values) {
      await answered(
        runtime.submitTask(anna, task, {
          answers: JSON.parse('{"__proto__":{"a":1},"constructor":1}') as JsonObject,
        }),
      )
      await answered(runtime.submitTask(anna, task, { answers: value as never }))
      await answered(runtime.sendEvent(anna, caseId, { type: 'REOPEN', payload: value as never }))
    }
    expect((await runtime.getTask(anna, task)).status).toBe('open')
  })
})
