import type { JsonObject } from '@splot/definition'
import { beforeEach, describe, expect, it } from 'vitest'
import { sampleCommit } from '../contract/index.ts'
import { chainHistory, emptyHead } from '../history/chain-history.ts'
import { openMemoryStore } from '../memory/open-memory-store.ts'
import type { Store } from '../types.ts'
import { anchorStore, parseAnchor, verifyAnchor, writeAnchor } from './anchor.ts'

const chains = [{ kind: 'log', head: { kind: 'logHead', id: 'last' } }]
const at = '2027-03-01T00:00:00Z'
const lines = chainHistory(
  emptyHead,
  [1, 2, 3].map((n) => ({ at, actor: 'ada', type: 'noted', data: { n } })),
)

async function fill(
  store: Store,
  { cases = ['a', 'b'], steps = 3, noted = 2, title = 'x' } = {},
): Promise<Store> {
  for (const id of cases)
    for (let step = 1; step <= steps; step += 1) {
      const commit = sampleCommit(id, step)
      const history = commit.history.map((line) => ({ ...line, data: { ...line.data, title } }))
      await store.commitCase({ ...commit, history })
    }
  for (const line of lines.slice(0, noted))
    await store.putDocument('log', `000${line.seq}`, line as unknown as JsonObject)
  return store
}

describe('an anchor', () => {
  let text: string
  beforeEach(async () => {
    text = writeAnchor(await anchorStore(await fill(openMemoryStore()), { chains, at }))
  })
  const found = async (changed: Parameters<typeof fill>[1]) => {
    const store = await fill(openMemoryStore(), changed)
    const problems = await verifyAnchor(store, parseAnchor(text))
    return problems.map(({ kind, caseId, seq }) => `${kind} ${caseId} ${seq}`)
  }

  it('[ST73] holds of a store that grew since', async () => {
    expect(text).toMatch(
      /^splot anchor 1 2027-03-01T00:00:00Z\ncase a \d+ [0-9a-f]{64}\ncase b \d+ [0-9a-f]{64}\nchain log 2 [0-9a-f]{64}\nsha256 [0-9a-f]{64}\n$/,
    )
    expect(await found({})).toEqual([])
    expect(await found({ cases: ['a', 'b', 'c'], steps: 5, noted: 3 })).toEqual([])
  })

  it('[ST73] names a case that is gone, and histories and chains that were cut back or written anew', async () => {
    const { seq } = parseAnchor(text).cases.get('b')!
    expect(await found({ cases: ['a'] })).toEqual([`missing b ${seq}`])
    expect(await found({ steps: 2 })).toEqual([`cut a ${seq}`, `cut b ${seq}`])
    expect(await found({ title: 'y' })).toEqual([`altered a ${seq}`, `altered b ${seq}`])
    expect(await found({ noted: 1 })).toEqual(['cut null 2'])
  })

  it('[ST74] is refused where it is none, or was changed', () => {
    const changes = [
      '',
      'x',
      text.slice(1),
      text.replace(/case b .*\n/, ''),
      text.replace('2027', '2028'),
      `${text}\n`,
    ]
    for (const changed of changes)
      expect(() => parseAnchor(changed)).toThrow(
        expect.objectContaining({ code: 'store.bad-anchor' }),
      )
  })
})
