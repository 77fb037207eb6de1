import type { CaseSummary } from '@splot/runtime'
import type { Demo } from './demo.ts'
import type { Partnership } from './partnership.ts'

/** Where a partnership stands. */
export interface ApplicantReport {
  id: string
  name: string
  /** Workflow → innermost state of its case, along the life of the partnership. */
  states: Record<string, string>
}

/** What became of a demonstration. */
export interface DemoReport {
  /** Moment of the programme's clock. */
  at: string
  /** How many came how far. */
  funnel: { started: number; active: number; diagnosed: number }
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
  const having = (workflow: string): number =>
    applicants.filter(({ states }) => states[workflow] !== undefined).length
  const { items } = await demo.runtime.deadLetters()
  return {
    at: demo.clock.now(),
    funnel: {
      started: applicants.length,
      active: having('diagnosis'),
      diagnosed: having('support'),
    },
    applicants,
    givenUp: items.length,
  }
}

async function applicantReport(demo: Demo, { id, record }: Partnership): Promise<ApplicantReport> {
  const director = demo.staff('daniel')
  const states: Record<string, string> = {}
  const waiting = [id]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const view = await demo.runtime.getCase(director, next)
    states[view.workflow.id] = innermost(view)
    const further = onward[view.workflow.id] ?? []
    waiting.push(
      ...view.children.filter((one) => further.includes(one.workflow.id)).map((c) => c.id),
    )
  }
  return { id: record.id, name: record.name, states }
}

function innermost({ states }: CaseSummary): string {
  return states.at(-1)?.id ?? ''
}
