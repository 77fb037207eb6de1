import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataRequestRecord } from './data-requests/records.ts'
import type { FranchiseRecord } from './franchise/records.ts'

/** Type of a model as the list of applicants writes it: integration, service, mixed. */
export type ModelCode = 'INT' | 'SRV' | 'MIX'

/** One partnership of the demonstration and what becomes of it; `null` where it does not come so far. */
export interface ApplicantRecord {
  /** Such as `A07`. */
  id: string
  name: string
  /** Commune of the leader. */
  terc: string
  degurba: number
  declaredType: ModelCode
  finalType: ModelCode
  /** Legal form of the leader. */
  leader: string
  leaderNip: string
  leaderRegon: string
  recruitment: string
  diagnosis: string | null
  training: string | null
  competition: string | null
  /** Set of cards in `scoring-vectors.json`. */
  card: string | null
  total: number | null
  final: number | null
  rank: string | null
  contract: string | null
  test: string | null
  validation: [decision: string, percent: number] | null
  manual: string | null
}

/** Points of criteria A, B and C. */
export type Sums = [a: number, b: number, c: number]

/** The cards of an application. */
export interface CardSet {
  c1: Sums
  c2: Sums
  c3: Sums | null
  bonus: number
}

/** A row of a list: set of cards, final score, place. */
export type RankRow = [card: string, final: number, place: string]

/** The cards and the lists that come of them. */
export interface ScoringVectors {
  cards: Record<string, CardSet>
  rankPublished: Record<ModelCode, RankRow[]>
  rankFinalAfterAppealM7: Record<ModelCode, RankRow[]>
}

/** Everything a demonstration is played from. */
export interface DemoData {
  applicants: ApplicantRecord[]
  scoring: ScoringVectors
  franchises: FranchiseRecord[]
  dataRequests: DataRequestRecord[]
}

/** Reads the data of the demonstration from where this app keeps it in a project. */
export async function readDemoData(project: string): Promise<DemoData> {
  const read = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(join(project, 'apps/server/demo', name), 'utf8')) as T
  return {
    applicants: await read<ApplicantRecord[]>('applicants.json'),
    scoring: await read<ScoringVectors>('scoring-vectors.json'),
    franchises: await read<FranchiseRecord[]>('franchises.json'),
    dataRequests: await read<DataRequestRecord[]>('data-requests.json'),
  }
}

/** Returns the type of a model as forms write it. Pure. */
export function modelTypeOf(code: ModelCode): string {
  return { INT: 'integration', SRV: 'service', MIX: 'mixed' }[code]
}
