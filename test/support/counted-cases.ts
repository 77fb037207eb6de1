import type { IndicatorSet, JsonObject, JsonValue } from '@splot/definition'
import { compileIndicators, createCalendar, openCount } from '@splot/engine'
import type { Count, CountedCase, IndicatorPlan } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { definitionFiles } from './first-stage.ts'

const calendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')

/** Returns the indicators of the reference programme by id, ready to be counted. */
export async function referenceIndicators(): Promise<ReadonlyMap<string, IndicatorPlan>> {
  const files = await definitionFiles()
  const sets = files
    .filter(({ path }) => path.startsWith('workflows/indicators/'))
    .map(({ text }) => JSON.parse(text) as IndicatorSet)
  const { compiled, issues } = compileIndicators(sets, createExpressionCompiler())
  if (issues.size > 0) throw new Error(JSON.stringify([...issues]))
  return compiled.indicators
}

/** What a case is made of for counting; the rest is empty. */
export interface CaseShape {
  id: string
  workflow: string
  parent?: string
  facts: Record<string, JsonValue>
}

/** Returns a case in the shape that indicators see. */
export function countedCase({ id, workflow, parent, facts }: CaseShape): CountedCase {
  const given: JsonObject = {
    context: {},
    answers: {},
    decisions: {},
    items: {},
    entered: {},
    left: {},
    parameters: { P15: 80, P16Questions: 20, P44: [3, 6, 12] },
    ...facts,
    case: { id, number: null, workflow, states: [], ...(facts['case'] as JsonObject) },
  }
  return { id, workflow, parent: parent ?? null, facts: given }
}

/** Begins to count the cases as of a day. */
export function countAt(at: string, cases: readonly CaseShape[]): Count {
  return openCount(cases.map(countedCase), {
    at,
    now: calendar.endOfDay(at),
    calendar,
    lists: {},
  })
}
