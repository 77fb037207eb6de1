import type { PublicationView } from '@splot/runtime'
import type { ModelCode, RankRow } from './applicants.ts'
import { roundOf } from './competition/commission.ts'
import type { Demo } from './demo.ts'
import { placeOf } from './partnership.ts'

/** The lists of the three pools: set of cards, final score, place; without those who were rejected. */
export type PoolLists = Record<ModelCode, RankRow[]>

/** The lists as first published and as they became final. */
export interface Rankings {
  first: PoolLists
  final: PoolLists
  /** How many applications the first lists tell of, with those rejected. */
  assessed: number
}

const pools: readonly ModelCode[] = ['INT', 'SRV', 'MIX']

/** Reads the lists of the competition, or `null` before the first is published. */
export async function rankingsOf(demo: Demo): Promise<Rankings | null> {
  if (!demo.cases.has('competitionCall')) return null
  const chair = demo.staff('przemyslaw')
  const rankings: Rankings = {
    first: { INT: [], SRV: [], MIX: [] },
    final: { INT: [], SRV: [], MIX: [] },
    assessed: 0,
  }
  for (const pool of pools) {
    const round = await roundOf(demo, pool)
    if (round === null) return null
    const { published } = await demo.runtime.getCase(chair, round)
    const list = (id: string): PublicationView['rows'] =>
      published.find((one) => one.id === id)?.rows ?? []
    rankings.first[pool] = rowsOf(demo, list('preliminary'))
    rankings.final[pool] = rowsOf(demo, list('final'))
    rankings.assessed += list('preliminary').length
  }
  return rankings.assessed === 0 ? null : rankings
}

function rowsOf(demo: Demo, rows: PublicationView['rows']): RankRow[] {
  const cards = new Map(
    demo.data.applicants.map((record) => [`Model ${placeOf(record)}`, record.card ?? '']),
  )
  return rows
    .map((row): RankRow => {
      const { title, points, status } = row as {
        title: string
        points: number
        status: { en: string }
      }
      return [cards.get(title) ?? '', points, status.en]
    })
    .filter(([, , place]) => place !== 'rejected')
}
