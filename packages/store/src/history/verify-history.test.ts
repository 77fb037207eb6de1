import { describe, expect, it } from 'vitest'
import type { HistoryEntry, HistoryLine } from '../types.ts'
import { chainHistory, emptyHead } from './chain-history.ts'
import { verifyHistory } from './verify-history.ts'

const line = (n: number): HistoryLine => ({
  at: `2026-03-01T00:00:0${n}.000Z`,
  actor: 'ada',
  type: 'event',
  data: { n, note: 'gęślą' },
})
const lines = [1, 2, 3, 4, 5].map(line)
const entries = chainHistory(emptyHead, lines)
const head = { seq: 5, hash: entries[4]?.hash ?? '' }
function at(n: number): HistoryEntry {
  const entry = entries.at(n - 1)
  if (!entry) throw new Error(`no entry ${n}`)
  return entry
}
const found = (list: readonly unknown[], frame = { head }) =>
  verifyHistory(list, frame).map(({ seq, kind }) => `${kind} ${seq}`)

describe('a hash-chained history', () => {
  it('[ST40] proves itself, whole and in parts', () => {
    expect(verifyHistory(entries, { head })).toEqual([])
    expect(verifyHistory([])).toEqual([])
    expect(verifyHistory(entries.slice(2), { after: { seq: 2, hash: at(2).hash } })).toEqual([])
    expect(chainHistory({ seq: 2, hash: at(2).hash }, lines.slice(2))).toEqual(entries.slice(2))
  })

  it('[ST40] has the hash that anybody can recompute', () => {
    // SHA-256 of the canonical JSON, computed with `sha256sum` from the text below.
    // {"actor":"ada","at":"2026-03-01T00:00:00Z","data":{"a":1,"b":"ż"},"previousHash":"000…","seq":1,"type":"started"}
    const [entry] = chainHistory(emptyHead, [
      { at: '2026-03-01T00:00:00Z', actor: 'ada', type: 'started', data: { b: 'ż', a: 1 } },
    ])
    expect(entry?.hash).toBe('e7eeff9aa3eb6b991fdf24634d0ac258673bb915112bc225fc89b402b94d2724')
  })

  it('[ST40] does not depend on the order of keys', () => {
    const turned = entries.map((entry) => Object.fromEntries(Object.entries(entry).reverse()))
    expect(verifyHistory(turned, { head })).toEqual([])
  })

  it('[ST40] names an entry whose content was changed', () => {
    for (const change of [
      { at: '2026-03-01T00:00:04.000Z' },
      { actor: 'ola' },
      { type: 'timer' },
      { data: { n: 3 } },
      { extra: 'x' },
    ])
      expect(found([at(1), at(2), { ...at(3), ...change }, at(4), at(5)])).toEqual(['altered 3'])
  })

  it('[ST40] names the next entry too when the forger fixed the hash', () => {
    const [forged] = chainHistory({ seq: 2, hash: at(2).hash }, [{ ...line(3), actor: 'ola' }])
    expect(found([at(1), at(2), forged, at(4), at(5)])).toEqual(['unlinked 4'])
  })

  it('[ST40] names what was dropped', () => {
    expect(found([at(1), at(2), at(4), at(5)])).toEqual(['missing 4', 'unlinked 4'])
    expect(found(entries.slice(1))).toEqual(['missing 2', 'unlinked 2'])
    expect(found(entries.slice(0, 4))).toEqual(['cut 5'])
    expect(found([])).toEqual(['cut 5'])
  })

  it('[ST40] names what was inserted, repeated or reordered', () => {
    const [stray] = chainHistory({ seq: 2, hash: at(2).hash }, [line(9)])
    const inserted = found([at(1), at(2), stray, at(3), at(4), at(5)])
    expect(inserted).toEqual(['misplaced 3', 'unlinked 3'])
    expect(found([at(1), at(2), at(2), ...entries.slice(2)])).toContain('misplaced 2')
    expect(found([at(1), at(3), at(2), at(4), at(5)])).toEqual([
      'missing 3',
      'unlinked 3',
      'misplaced 2',
      'unlinked 2',
      'missing 4',
      'unlinked 4',
    ])
  })

  it('[ST40] names what is no entry', () => {
    for (const junk of [null, 7, 'x', [], {}, { ...at(3), data: null }, { ...at(3), seq: '3' }])
      expect(found([at(1), at(2), junk, at(4), at(5)])[0]).toBe('malformed 3')
  })

  it('[ST40] finds every flipped bit of its text', () => {
    const text = Buffer.from(JSON.stringify(entries))
    for (let bit = 0; bit < text.length * 8; bit += 1) {
      const flipped = Buffer.from(text)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      let parsed: unknown
      try {
        parsed = JSON.parse(flipped.toString())
      } catch {
        continue
      }
      const problems = Array.isArray(parsed) ? found(parsed) : ['malformed']
      expect(problems, `bit ${bit}`).not.toEqual([])
    }
  })
})
