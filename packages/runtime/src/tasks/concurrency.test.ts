import { describe, expect, it } from 'vitest'
import { goodAnswers, handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import type { Reader } from '../types.ts'

const many = 20
const numbers = Array.from({ length: many }, (_, index) => index)

/** Asks all at once; returns how many were served, and the codes of the refusals. */
async function race(requests: Promise<unknown>[]) {
  const outcomes = await Promise.allSettled(requests)
  const codes = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [],
  )
  return { served: many - codes.length, codes: [...new Set(codes)] }
}

async function people(village: Village, name: string, ...roles: string[]): Promise<Reader[]> {
  const readers: Reader[] = []
  for (const n of numbers) readers.push(await village.as(`${name}${n}`, ...roles))
  return readers
}

describe('many at the same moment', () => {
  it('[RT16] one of twenty officers gets a task, the others learn that it is taken', async () => {
    const village = await openVillage()
    const { id } = await handIn(village, (await openCall(village)).id)
    const officers = await people(village, 'officer', 'officer')
    const task = await taskOf(village, officers[0] ?? null, id, 'check')
    const claims = officers.map((officer) => village.runtime.claimTask(officer, task))
    expect(await race(claims)).toEqual({ served: 1, codes: ['task.taken'] })
  })

  it('[RT18] one of twenty applicants hands in, once; the others learn that it is done', async () => {
    const village = await openVillage()
    const { runtime } = village
    const call = await openCall(village)
    const anna = await village.as('anna')
    const { id } = await runtime.startCase(anna, { workflow: 'application', parent: call.id })
    for (const n of numbers)
      await runtime.invite(anna, id, { email: `editor${n}@example.org`, role: 'applicant' })
    await runtime.invite(anna, id, { email: 'head@example.org', role: 'signer' })
    const task = await taskOf(village, anna, id, 'apply')
    const changes = Object.entries(goodAnswers).map(([key, value]) => ({
      path: `/${key}`,
      value,
      base: 0,
    }))
    await runtime.saveDraft(anna, task, changes)
    await runtime.signDraft(await village.as('head'), task, '/signatures')
    const editors = await people(village, 'editor')
    const outcome = await race(editors.map((editor) => runtime.submitTask(editor, task, {})))
    expect(outcome).toEqual({ served: 1, codes: ['task.finished'] })
    await runtime.work()
    expect((await runtime.getCall(call.id)).published).toMatchObject([{ rows: [{ count: 1 }] }])
  })

  it('[RT7] twenty equal requests under one key do their work once and all are answered', async () => {
    const village = await openVillage()
    const { runtime } = village
    const call = await openCall(village)
    const anna = await village.as('anna')
    const start = { workflow: 'application', parent: call.id, idempotencyKey: 'k' }
    const started = await Promise.all(numbers.map(() => runtime.startCase(anna, start)))
    expect(new Set(started.map(({ id }) => id)).size).toBe(1)
    expect((await runtime.listCases(anna, { workflow: 'application' })).items).toHaveLength(1)
    const adam = await village.as('adam')
    const cancel = { type: 'CANCEL', idempotencyKey: 'c' }
    const cancelled = await Promise.all(numbers.map(() => runtime.sendEvent(adam, call.id, cancel)))
    expect(new Set(cancelled.map((view) => view?.revision)).size).toBe(1)
  })
})
