import type { CaseSummary } from '@splot/runtime'
import { dataRequestReports } from './data-requests/report.ts'
import type { DataRequestReport } from './data-requests/report.ts'
import type { Demo } from './demo.ts'
import { franchiseReports } from './franchise/report.ts'
import type { FranchiseReport } from './franchise/report.ts'
import { manualReport } from './manuals/report.ts'
import type { ManualReport } from './manuals/report.ts'
import { innermost } from './innermost-state.ts'
import type { ApplicantRecord, RankRow } from './applicants.ts'
import { casesOf } from './cases-of.ts'
import { rankingsOf } from './rankings.ts'
import type { PoolLists, Rankings } from './rankings.ts'

/** Where a partnership stands. */
export interface ApplicantReport {
  id: string
  name: string
  /** Workflow → innermost state of its case, along the life of the partnership. */
  states: Record<string, string>
  /** The test of the model; `null` without one. */
  test: { endsOn: string | null; achievement: number | null } | null
}

/** How many partnerships came how far. */
export interface Funnel {
  started: number
  /** Agreement concluded. */
  active: number
  diagnosed: number
  /** Recommended for the competition. */
  admitted: number
  submitted: number
  /** On the first lists. */
  assessed: number
  passedFirst: number
  passedFinal: number
  /** With a place on the final lists. */
  places: number
  /** Whose test has begun. */
  testsStarted: number
  /** Whose test came to a validation. */
  testsCompleted: number
  /** Whose model was validated, at once or once conditions were met. */
  validated: number
  /** Whose manual is published. */
  manuals: number
  /** Requests for a franchise. */
  franchiseRequests: number
  /** Franchises whose model was handed over. */
  handedOver: number
}

/** What became of a demonstration. */
export interface DemoReport {
  /** Moment of the programme's clock. */
  at: string
  funnel: Funnel
  /** The lists of the competition; `null` before the first is published. */
  rankings: Rankings | null
  applicants: ApplicantReport[]
  manuals: ManualReport[]
  franchises: FranchiseReport[]
  dataRequests: DataRequestReport[]
  /** How many effects and messages were given up. */
  givenUp: number
}

/** Reads what became of a demonstration, as the director sees it. */
export async function demoReport(demo: Demo): Promise<DemoReport> {
  const all = [...demo.partnerships.values()].toSorted((a, b) =>
    a.record.id < b.record.id ? -1 : 1,
  )
  const applicants: ApplicantReport[] = []
  const manuals: ManualReport[] = []
  for (const { record } of all) {
    const cases = await casesOf(demo, record.id)
    applicants.push(applicantReport(demo, record, cases))
    const manual = cases.get('manual')
    if (manual) manuals.push(await manualReport(demo, record.id, manual))
  }
  const rankings = await rankingsOf(demo)
  const franchises = await franchiseReports(demo)
  const { items } = await demo.runtime.deadLetters()
  return {
    at: demo.clock.now(),
    funnel: {
      ...funnelOf(applicants, rankings),
      manuals: manuals.filter(({ publishedOn }) => publishedOn !== null).length,
      franchiseRequests: franchises.length,
      handedOver: franchises.filter(({ handoverDate }) => handoverDate !== null).length,
    },
    rankings,
    applicants,
    manuals,
    franchises,
    dataRequests: await dataRequestReports(demo),
    givenUp: items.length,
  }
}

function funnelOf(
  applicants: readonly ApplicantReport[],
  rankings: Rankings | null,
): Omit<Funnel, 'manuals' | 'franchiseRequests' | 'handedOver'> {
  const having = (workflow: string, ...unless: string[]): number =>
    applicants
      .map(({ states }) => states[workflow])
      .filter((state) => state && !unless.includes(state)).length
  const those = (state: string): number =>
    applicants.filter(({ states }) => states['test'] === state).length
  const rows = (lists: PoolLists | undefined): RankRow[] => Object.values(lists ?? {}).flat()
  const final = rows(rankings?.final)
  return {
    started: applicants.length,
    active: having('diagnosis'),
    diagnosed: having('support'),
    admitted: having('support', ...notAdmitted),
    submitted: having('application', 'application.draft', 'application.notSubmitted'),
    assessed: rankings?.assessed ?? 0,
    passedFirst: rows(rankings?.first).length,
    passedFinal: final.length,
    places: final.filter(([, , place]) => place === 'selected').length,
    testsStarted: having('test', 'test.protocol', 'test.signing', 'test.resigned'),
    testsCompleted: those('test.validated') + those('test.notValidated'),
    validated: those('test.validated'),
  }
}

// states before a recommendation, and that of a partnership that got none
const notAdmitted = [
  'support.planning',
  'support.agreeing',
  'support.training',
  'support.afterTraining',
  'support.writing',
  'support.conditional',
  'support.waiving',
  'support.confirming',
  'support.refused',
  'support.review',
  'support.notAdmitted',
]

function applicantReport(
  demo: Demo,
  { id, name }: ApplicantRecord,
  cases: ReadonlyMap<string, CaseSummary>,
): ApplicantReport {
  const states = [...cases].map(([workflow, one]) => [workflow, innermost(demo, one)])
  const test = cases.get('test')
  return { id, name, states: Object.fromEntries(states), test: test ? testFacts(test) : null }
}

function testFacts({ columns }: CaseSummary): ApplicantReport['test'] {
  const { endsOn, achievement } = columns
  return {
    endsOn: typeof endsOn === 'string' ? endsOn : null,
    achievement: typeof achievement === 'number' ? achievement : null,
  }
}
