import type {
  CompiledExpression,
  Issue,
  JsonObject,
  LocalText,
  MeasuredExpectation,
  Scenario,
} from '@splot/definition'
import { isMeasured } from '@splot/definition'
import { figureWords, measured, measureWords } from './measures.ts'
import { planScenario } from './scenario-plan.ts'
import type { ExpectationResult, SimulatedProgramme, SimulationReport } from './types.ts'

/** Tells for each expectation of a scenario whether a report fulfils it. @throws SplotError scenario.invalid */
export function checkExpectations(
  programme: SimulatedProgramme,
  scenario: Scenario,
  report: SimulationReport,
): ExpectationResult[] {
  const { expect } = planScenario(programme, scenario)
  const moment = { now: report.until, timeZone: programme.programme.timeZone }
  return (scenario.expect ?? []).map((one, at): ExpectationResult => {
    const { unmet = 'warning' } = one
    if (isMeasured(one)) return { ...measuredResult(programme, report, one), unmet }
    const gave = (expect.get(at) as CompiledExpression).evaluate(
      report as unknown as JsonObject,
      moment,
    )
    const { title } = one
    return { title, unmet, holds: gave === true, ...(typeof gave !== 'boolean' && { gave }) }
  })
}

function measuredResult(
  programme: SimulatedProgramme,
  report: SimulationReport,
  one: MeasuredExpectation,
): Omit<ExpectationResult, 'unmet'> {
  const { least = 0, most = Infinity } = one
  const gave = measured(report, one)
  const holds = gave !== null && gave >= least && gave <= most
  return { title: measureWords(programme, one), holds, gave }
}

/** Returns an issue for each expectation that is not met, at its place in the scenario. Pure. */
export function unmetExpectations(results: readonly ExpectationResult[]): Issue[] {
  return results.flatMap((result, at): Issue[] => {
    const { title, holds, unmet } = result
    if (holds) return []
    const { pl, en } = cameOut(result)
    return [
      {
        path: `/expect/${at}`,
        code: 'scenario.unmet',
        severity: unmet,
        message: { pl: `Nie spełniono: ${title.pl}.${pl}`, en: `Not met: ${title.en}.${en}` },
      },
    ]
  })
}

function cameOut({ gave }: ExpectationResult): LocalText {
  if (typeof gave === 'number') {
    const { pl, en } = figureWords(gave)
    return { pl: ` Wyszło ${pl}.`, en: ` It was ${en}.` }
  }
  // what an expression gives that is neither true nor false helps nobody but its author
  if (gave !== null) return { pl: '', en: '' }
  return {
    pl: ' Żadna sprawa tak daleko nie doszła, więc nie ma czego zmierzyć.',
    en: ' No case came that far, so there is nothing to measure.',
  }
}
