import type { StateDefinition } from '@splot/definition'
import type { CaseSummary } from '@splot/runtime'
import type { Demo } from './demo.ts'
import type { RankRow } from './applicants.ts'
import type { Partnership } from './partnership.ts'
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
}

/** What became of a demonstration. */
export interface DemoReport {
  /** Moment of the programme's clock. */
  at: string
  funnel: Funnel
  /** The lists of the competition; `null` before the first is published. */
  rankings: Rankings | null
  applicants: ApplicantReport[]
  /** How many effects and messages were given up. */
  givenUp: number
}

/** Workflow → the workflows that take its work on. */
const onward: Record<string, readonly string[]> = {
  recruitment: ['diagnosis', 'support'],
  support: ['application'],
  application: ['test'],
  test: ['manual'],
}

/** Reads what became of a demonstration, as the director sees it. */
export async function demoReport(demo: Demo): Promise<DemoReport> {
  const all = [...demo.partnerships.values()].toSorted((a, b) =>
    a.record.id < b.record.id ? -1 : 1,
  )
  const applicants: ApplicantReport[] = []
  for (const one of all) applicants.push(await applicantReport(demo, one))
  const rankings = await rankingsOf(demo)
  const { items } = await demo.runtime.deadLetters()
  return {
    at: demo.clock.now(),
    funnel: funnelOf(applicants, rankings),
    rankings,
    applicants,
    givenUp: items.length,
  }
}

function funnelOf(applicants: readonly ApplicantReport[], rankings: Rankings | null): Funnel {
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
  'support.refused',
  'support.review',
  'support.notAdmitted',
]

async function applicantReport(demo: Demo, { id, record }: Partnership): Promise<ApplicantReport> {
  const director = demo.staff('daniel')
  const states: Record<string, string> = {}
  let test: ApplicantReport['test'] = null
  const waiting = [id]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const view = await demo.runtime.getCase(director, next)
    const { states: tree } = demo.runtime.workflow(view.workflow.id)
    states[view.workflow.id] = innermost(tree, new Set(view.states.map((state) => state.id)))
    if (view.workflow.id === 'test') test = testFacts(view)
    const further = onward[view.workflow.id] ?? []
    waiting.push(
      ...view.children.filter((one) => further.includes(one.workflow.id)).map((c) => c.id),
    )
  }
  return { id: record.id, name: record.name, states, test }
}

function testFacts({ columns }: CaseSummary): ApplicantReport['test'] {
  const { endsOn, achievement } = columns
  return {
    endsOn: typeof endsOn === 'string' ? endsOn : null,
    achievement: typeof achievement === 'number' ? achievement : null,
  }
}

// where several regions run at once the first one tells how far the case is
function innermost(tree: Readonly<Record<string, StateDefinition>>, active: Set<string>): string {
  const found = Object.values(tree).find(({ id }) => id !== undefined && active.has(id))
  if (found?.id === undefined) return ''
  return innermost(found.states ?? {}, active) || found.id
}
