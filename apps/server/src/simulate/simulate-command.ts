import { parseScenario } from '@splot/definition'
import type { LocalText, ParsedScenario, Scenario, SourceFile } from '@splot/definition'
import {
  checkExpectations,
  compileWorkflow,
  createCalendar,
  openSimulation,
  unmetExpectations,
} from '@splot/engine'
import type { ExpectationResult, SimulatedProgramme, SimulationReport } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { readScenarios, simulatedProgramme, stateMetaOf } from '@splot/runtime'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { readProgrammeFiles } from '../read-programme.ts'
import { table } from '../table.ts'

/** What the shell gives `splot simulate`. */
export interface SimulateFlags {
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
  /** Each as given, an id of the folder's scenarios, and as the file it may be; none: every scenario of the folder. */
  scenarios: readonly { id: string; path: string }[]
  /** In place of the scenario's own. */
  seed?: number
  days?: number
  language: keyof LocalText
  json: boolean
}

/** Steps after which it is told how far it is. */
const slice = 5_000

/**
 * Simulates scenarios and tells what came out. Returns the exit code: 1 where an expectation does not
 * hold.
 *
 * @throws CommandFailure for definitions or scenarios that cannot be read or found
 * @throws SplotError scenario.invalid, workflow.invalid
 */
export async function simulateCommand(flags: SimulateFlags, output: Output): Promise<number> {
  const { bundle, sources } = await readProgrammeFiles(flags.definitions)
  const expressions = createExpressionCompiler()
  const calendar = createCalendar(bundle.programme.calendar, bundle.programme.timeZone)
  const compiled = bundle.workflows.map((one) => compileWorkflow(one, { expressions, calendar }))
  const programme = simulatedProgramme(bundle, expressions, compiled)
  const results = []
  for (const scenario of await chosen(flags, sources)) {
    const { seed = scenario.seed, days = scenario.days } = flags
    results.push(simulated(programme, { ...scenario, seed, days }, output))
  }
  if (flags.json) output.line(JSON.stringify(results, null, 2))
  else for (const result of results) output.line(printed(result, programme, flags.language))
  const expected = results.flatMap(({ expectations }) => expectations)
  const unmet = expected.filter(({ holds }) => !holds).length
  if (!flags.json && unmet > 0)
    output.line(summary({ unmet, all: expected.length })[flags.language])
  return unmet === 0 ? exitCodes.ok : exitCodes.failed
}

function summary({ unmet, all }: { unmet: number; all: number }): LocalText {
  return {
    pl: `Niespełnione oczekiwania: ${unmet} z ${all}.`,
    en: `Expectations that are not met: ${unmet} of ${all}.`,
  }
}

async function chosen(
  { scenarios, definitions }: SimulateFlags,
  sources: readonly SourceFile[],
): Promise<Scenario[]> {
  const known = readScenarios(sources)
  if (scenarios.length === 0 && known.length === 0)
    throw new CommandFailure(
      `Expected a scenario in ${definitions}/workflows/scenarios but found none`,
    )
  if (scenarios.length === 0) return known.map(scenarioOf)
  return Promise.all(
    scenarios.map(async ({ id, path }) => {
      const own = known.find(({ scenario }) => scenario?.id === id)
      if (own !== undefined) return scenarioOf(own)
      if (existsSync(path))
        return scenarioOf(parseScenario({ path: id, text: await readFile(path, 'utf8') }))
      const ids = known.flatMap(({ scenario }) => scenario?.id ?? []).join(', ')
      throw new CommandFailure(
        `Expected a scenario but "${id}" is neither a file nor one of ${ids === '' ? 'none' : ids}`,
      )
    }),
  )
}

function scenarioOf({ file, scenario, issues }: ParsedScenario): Scenario {
  if (scenario !== undefined) return scenario
  const told = issues.map(
    ({ line, column, message, hint }) => `${file}:${line}:${column} ${message.en} ${hint.en}`,
  )
  throw new CommandFailure(`Expected a scenario but:\n${told.join('\n')}`)
}

interface Simulated {
  scenario: Scenario
  report: SimulationReport
  expectations: ExpectationResult[]
}

function simulated(programme: SimulatedProgramme, scenario: Scenario, output: Output): Simulated {
  const simulation = openSimulation(programme, scenario)
  while (simulation.run(slice)) {
    const { steps, until } = simulation.report()
    output.note(`${scenario.id}: ${until.slice(0, 10)}, ${steps} steps`)
  }
  const report = simulation.report()
  return { scenario, report, expectations: checkExpectations(programme, scenario, report) }
}

function printed(
  { scenario, report, expectations }: Simulated,
  { workflows }: SimulatedProgramme,
  language: keyof LocalText,
): string {
  const definitions = new Map(workflows.map(({ definition }) => [definition.id, definition]))
  const titleOf = (workflow: string) => definitions.get(workflow)?.title[language] ?? workflow
  const stateOf = (workflow: string, state: string) => {
    const definition = definitions.get(workflow)
    return (definition && stateMetaOf(definition, state)?.title?.[language]) ?? state
  }
  const parts = [
    `${scenario.title[language]} (${scenario.id}, seed ${report.seed})`,
    `${report.startsAt.slice(0, 10)} – ${report.until.slice(0, 10)}, ${report.steps} steps, ${report.ended}`,
    table(
      ['workflow', 'started', 'active', 'ended', 'median days', 'ends'],
      report.workflows.map(({ workflow, started, active, ends, days }) => [
        titleOf(workflow),
        String(started),
        String(active),
        String(started - active),
        String(days.median),
        Object.entries(ends)
          .map(([state, count]) => `${stateOf(workflow, state)} ${count}`)
          .join(', '),
      ]),
    ),
    table(
      ['role', 'people', 'items', 'utilisation', 'mean queue', 'most', 'median wait', '9 of 10'],
      report.roles
        .filter(({ finished, mostQueue }) => finished + mostQueue > 0)
        .map(({ role, people, finished, utilisation, meanQueue, mostQueue, waitDays }) => [
          role,
          String(people),
          String(finished),
          `${Math.round(utilisation * 100)} %`,
          String(meanQueue),
          String(mostQueue),
          `${waitDays.median} d`,
          `${waitDays.ninth} d`,
        ]),
    ),
    ...(report.problems.length === 0
      ? []
      : [
          table(
            ['problem', 'workflow', 'at', 'reason', 'count', 'example'],
            report.problems.map(({ code, workflow, at, reason, count, example }) => [
              code,
              titleOf(workflow),
              at,
              reason ?? '',
              String(count),
              example ?? '',
            ]),
          ),
        ]),
    ...expectations
      .filter(({ holds }) => holds)
      .map(({ title }) => `${{ pl: 'Spełniono', en: 'Met' }[language]}: ${title[language]}.`),
    ...unmetExpectations(expectations).map(({ message }) => message[language]),
  ]
  return `${parts.join('\n\n')}\n`
}
