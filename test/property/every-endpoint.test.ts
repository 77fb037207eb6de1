import { describe, expect, it } from 'vitest'
import { fuzzVillage } from '../support/endpoints/fuzzed-village.ts'

/** Each is a fresh village; a seed that found something stays in the list. */
const seeds = process.env['SPLOT_FUZZ_SEEDS']?.split(',').map(Number) ?? [1, 2, 3, 4, 5]
const requestsPerSeed = 10_000

describe('every endpoint of the document that the service serves', () => {
  it.each(seeds)(
    '[SV110] [SV111] answers whatever it is asked, as the document says (seed %i)',
    async (seed) => {
      const { statuses, reached, operations, faults } = await fuzzVillage(seed, requestsPerSeed)
      expect(faults).toEqual([])
      // a new endpoint is asked by itself; one that never answers well would prove nothing
      expect(operations.filter((id) => !reached.has(id))).toEqual([])
      const total = Object.values(statuses).reduce((sum, count) => sum + count, 0)
      expect(total).toBe(requestsPerSeed)
      // most of what is sent is understood, and much of it done
      expect(statuses[200]).toBeGreaterThan(requestsPerSeed / 4)
    },
    600_000,
  )
})
