import { setImmediate as breathe } from 'node:timers/promises'
import { findingKey } from '@splot/definition'
import type { LocalText, ParsedScenario, Scenario, SourceFile } from '@splot/definition'
import { checkExpectations, openSimulation, unmetExpectations } from '@splot/engine'
import type { ExpectationResult, SimulatedProgramme, SimulationReport } from '@splot/engine'
import type { DefinitionCheck, DefinitionFinding } from './check-definitions.ts'
import { readScenarios } from './read-scenarios.ts'
import { toDefinitionIssue } from './to-definition-issue.ts'

/** Steps of a simulation between two looks at whether somebody else asks for something. */
const slice = 250
const dayMs = 86_400_000

/** What came of a saved scenario. */
export interface ScenarioOutcome {
  scenario: { id: string; title: LocalText }
  report: SimulationReport
  expectations: ExpectationResult[]
  /** Expectations that are not met: as warnings, or as errors where the scenario says so. */
  findings: DefinitionFinding[]
}

/** How far the saved scenarios are. */
export interface ScenarioProgress {
  scenario: { id: string; title: LocalText }
  /** Which of them this is, from 1. */
  number: number
  of: number
  /** Part of its days that is over, 0 to 1. */
  share: number
}

/** Runs every saved scenario among the files, one after another, and lets others have their turn meanwhile. */
export async function runScenarios(
  programme: SimulatedProgramme,
  sources: readonly SourceFile[],
  tell: (progress: ScenarioProgress) => void = () => undefined,
): Promise<ScenarioOutcome[]> {
  const saved = readScenarios(sources).filter(hasScenario)
  const outcomes: ScenarioOutcome[] = []
  for (const [at, parsed] of saved.entries()) {
    const { id, title, startsAt, days } = parsed.scenario
    const scenario = { id, title }
    const simulation = openSimulation(programme, parsed.scenario)
    for (let more = true; more;) {
      more = simulation.run(slice)
      const passed = Date.parse(simulation.report().until) - Date.parse(startsAt)
      const share = more ? Math.min(passed / (days * dayMs), 1) : 1
      tell({ scenario, number: at + 1, of: saved.length, share })
      await breathe()
    }
    const report = simulation.report()
    const expectations = checkExpectations(programme, parsed.scenario, report)
    outcomes.push({ scenario, report, expectations, findings: findingsOf(parsed, expectations) })
  }
  return outcomes
}

function hasScenario(one: ParsedScenario): one is ParsedScenario & { scenario: Scenario } {
  return one.scenario !== undefined
}

function findingsOf(
  parsed: ParsedScenario,
  expectations: readonly ExpectationResult[],
): DefinitionFinding[] {
  return unmetExpectations(expectations).map((issue) => {
    const found = toDefinitionIssue(parsed, issue)
    return { ...found, hint: unmetHint, key: findingKey(found) }
  })
}

const unmetHint: LocalText = {
  pl: 'Uruchom ten scenariusz w symulacji i zobacz, co wyszło; popraw program albo oczekiwanie.',
  en: 'Run this scenario in the simulation and see what came out; mend the programme or the expectation.',
}

/** Returns what a check found, with the expectations of scenarios that are not met. Pure. */
export function withUnmet(
  report: DefinitionCheck,
  outcomes: readonly ScenarioOutcome[],
): DefinitionCheck {
  const issues = [...report.issues, ...outcomes.flatMap(({ findings }) => findings)]
  const warnings = issues.filter(({ severity }) => severity === 'warning').length
  return { ...report, issues, warnings, errors: issues.length - warnings }
}
