import type { JsonObject } from '@splot/definition'
import { openMemoryStore, verifyStore } from '@splot/store'
import type { Store, WholeCase } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { storeProof } from '../audit/store-proof.ts'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'

interface Record {
  item: string
  answers: JsonObject
  apart?: string
  by: string
  at: string
  facts?: JsonObject
}
type Records = { [task: string]: Record[] }

/** A copy of a store in which somebody changed what is kept of one case. */
async function forged(
  store: Store,
  id: string,
  change: (whole: WholeCase & { snapshot: { answers: Records } }) => void,
  without: string[] = [],
): Promise<Store> {
  const copy = openMemoryStore()
  for await (const whole of store.allCases()) {
    const mine = structuredClone(whole)
    if (whole.row.id === id) change(mine as typeof mine & { snapshot: { answers: Records } })
    await copy.takeCase(mine)
  }
  for await (const whole of store.allDocuments())
    if (!without.includes(whole.kind)) await copy.takeDocument(whole)
  return copy
}

const found = async (store: Store) =>
  (await verifyStore(store, storeProof)).problems.map(
    ({ kind, submission, seq }) => `${kind} ${submission} ${seq}`,
  )

async function handedIn() {
  const village = await openVillage()
  const { runtime } = village
  const anna = await village.as('anna')
  const parent = (await openCall(village)).id
  const { id } = await runtime.startCase(anna, { workflow: 'application', parent })
  await runtime.invite(anna, id, { email: 'head@example.org', role: 'signer' })
  const task = await taskOf(village, anna, id, 'apply')
  const written = { ...goodAnswers, health: 'Alergia' }
  const changes = Object.entries(written).map(([key, value]) => ({
    path: `/${key}`,
    value,
    base: 0,
  }))
  await runtime.saveDraft(anna, task, changes)
  await runtime.signDraft(await village.as('head'), task, '/signatures')
  await runtime.submitTask(anna, task, {})
  return { village, id }
}

describe('answers against what histories vouch for', () => {
  it('[RT308] names every submission that was changed, put there or taken away', async () => {
    const { village, id } = await handedIn()
    const { store } = village
    expect(await found(store)).toEqual([])
    const stored = await store.loadCase(id)
    const answers = stored!.snapshot['answers'] as unknown as Records
    const [task, [record]] = Object.entries(answers).find(([name]) => name === 'apply')!
    const { item } = record!
    const line = (await store.history(id)).find(
      ({ data }) => data['item'] === item && 'checksum' in data,
    )
    const named = `contradicted ${id}/${item} ${line!.seq}`
    const changes: ((one: Record) => void)[] = [
      (one) => void (one.answers['village'] = 'Inna'),
      (one) => void (one.answers['more'] = null),
      (one) => void (one.by = 'somebody'),
      (one) => void (one.at = '2026-01-01T00:00:00Z'),
      (one) => void (one.apart = 'elsewhere'),
      (one) => void (one.facts = { declarations: { '/x': { version: '1', at: 'x', by: 'y' } } }),
    ]
    for (const change of changes)
      expect(
        await found(await forged(store, id, ({ snapshot }) => change(snapshot.answers[task]![0]!))),
      ).toEqual([named])
    const gone = await forged(store, id, ({ snapshot }) => void (snapshot.answers[task] = []))
    expect(await found(gone)).toEqual([named])
    const more = await forged(store, id, ({ snapshot }) =>
      snapshot.answers[task]!.push({ ...record!, item: 'apply/9' }),
    )
    expect(await found(more)).toEqual([`contradicted ${id}/apply/9 null`])
    const [problem] = (await verifyStore(gone, storeProof)).problems
    expect(problem).toMatchObject({ caseId: id, message: expect.stringContaining('backup') })
  })

  it('[RT308] misses what is kept apart from answers, and what a case was before a release', async () => {
    const { village, id } = await handedIn()
    const { store } = village
    const lacking = await forged(store, id, () => undefined, ['sensitive'])
    expect(await found(lacking)).toHaveLength(1)
    const { problems } = await verifyStore(lacking, storeProof)
    expect(problems[0]?.message).toContain('kept apart')
    const before = await forged(store, id, (whole) => {
      const earlier = structuredClone(whole.snapshot)
      earlier.answers['apply']![0]!.answers['village'] = 'Inna'
      Object.assign(whole.snapshot, { earlier: { release: 1, snapshot: earlier, row: whole.row } })
    })
    expect(await found(before)).toHaveLength(1)
  })
})
