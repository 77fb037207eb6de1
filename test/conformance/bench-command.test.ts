import type { BenchRow } from '@splot/app-server/bench'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildServed, splot } from '../support/served-process.ts'

beforeAll(() => buildServed(), 120_000)

describe('splot bench', () => {
  it('gives the rows of the benchmarks named, each figure beside its bar', async () => {
    const { code, out, notes } = await splot('bench', 'feel', 'engine', '--quick', '--json')
    expect([code, notes.match(/rror/)]).toEqual([0, null])
    const groups = JSON.parse(out) as { name: string; rows: BenchRow[] }[]
    expect(groups.map(({ name }) => name)).toEqual(['feel', 'engine'])
    const rows = groups.flatMap((group) => group.rows)
    for (const row of rows) {
      expect(row).toEqual({
        what: expect.stringMatching(/\S/),
        median: expect.any(Number),
        unit: expect.stringMatching(/^(µs|ms)$/),
        ...(row.reference && {
          reference: { what: expect.stringMatching(/\S/), median: expect.any(Number) },
          ratio: expect.any(Number),
        }),
        ...(row.bar && {
          bar: {
            of: expect.stringMatching(/^(median|ratio)$/),
            bound: expect.stringMatching(/^(least|most)$/),
            value: expect.any(Number),
          },
          // whichever: how fast it is, a busy machine does not tell
          reached: expect.any(Boolean),
        }),
      })
      expect([row.what, row.median > 0]).toEqual([row.what, true])
    }
    const barred = rows.filter(({ bar }) => bar !== undefined).map(({ what }) => what)
    for (const what of ['guard: text and number', 'durable step, 200 states'])
      expect(barred).toContain(what)
    expect(barred.filter((what) => what.startsWith('exhaustive check'))).not.toHaveLength(0)
  })

  it('names the benchmarks there are where another is asked for', async () => {
    const { code, out, notes } = await splot('bench', 'nothing')
    expect([code === 0, out]).toEqual([false, ''])
    for (const name of ['engine', 'feel', 'postgres', 'simulate', 'store'])
      expect(notes).toContain(name)
  })
})
