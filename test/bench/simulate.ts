import { compileWorkflow, createCalendar, openSimulation } from '@splot/engine'
import type { SimulatedProgramme } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { readScenarios, simulatedProgramme } from '@splot/runtime'
import type { Scenario } from '@splot/definition'
import { readProgrammeFiles } from '@splot/app-server/bench'
import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { measureInTurns, processorMs } from './measure/in-turns.ts'

/** Applicants of the scenario that is measured. */
const applicants = { quick: 100, whole: 1_000 }
/** Steps a second on one core. */
const barSteps = 20_000
/** Seconds that a programme with 1,000 applicants may take. */
const barSeconds = 10

/** Steps a second of the first call of the reference programme, and the whole of it, as of one core. */
export async function measure({
  quick,
  progress,
  projectFolder,
}: BenchOptions): Promise<BenchRow[]> {
  const count = quick ? applicants.quick : applicants.whole
  const { programme, scenario } = await firstCall(projectFolder, count)
  progress(`${scenario.id}, ${count} applicants`)
  let steps = 0
  const run = async (): Promise<number> => {
    const simulation = openSimulation(programme, scenario)
    const ms = await processorMs(() => {
      while (simulation.run(5_000));
    })
    steps = simulation.report().steps
    return ms
  }
  const { median } = await measureInTurns({ run }, { rounds: quick ? 1 : 3, warmUp: quick ? 0 : 1 })
  const seconds = median('run') / 1_000
  return [
    {
      what: `simulated steps a second of processor time, ${count.toLocaleString('en')} applicants`,
      median: steps / seconds,
      unit: 'steps/s',
      bar: { of: 'median', bound: 'least', value: barSteps },
    },
    {
      what: `simulated first call of the programme, ${count.toLocaleString('en')} applicants, ${steps.toLocaleString('en')} steps`,
      median: seconds,
      unit: 's',
      bar: { of: 'median', bound: 'most', value: barSeconds },
    },
  ]
}

async function firstCall(
  folder: string,
  count: number,
): Promise<{ programme: SimulatedProgramme; scenario: Scenario }> {
  const { bundle, sources } = await readProgrammeFiles(folder)
  const expressions = createExpressionCompiler()
  const calendar = createCalendar(bundle.programme.calendar, bundle.programme.timeZone)
  const compiled = bundle.workflows.map((one) => compileWorkflow(one, { expressions, calendar }))
  const scenario = readScenarios(sources).find((one) => one.scenario?.id === 'firstCall')?.scenario
  if (scenario === undefined) throw new Error('Expected the scenario firstCall.')
  const arrivals = scenario.arrivals.map((one) =>
    one.workflow === 'recruitment' ? { ...one, count } : one,
  )
  return {
    programme: simulatedProgramme(bundle, expressions, compiled),
    scenario: { ...scenario, arrivals },
  }
}
