import { isScenarioPath, parseScenario } from '@splot/definition'
import type {
  ExpressionCompiler,
  ParsedScenario,
  ProgrammeBundle,
  SourceFile,
} from '@splot/definition'
import { compileWorkflow, createCalendar } from '@splot/engine'
import type { SimulatedProgramme } from '@splot/engine'

/** Returns the scenario files among definition files, read. Pure. */
export function readScenarios(sources: readonly SourceFile[]): ParsedScenario[] {
  return sources.filter(({ path }) => isScenarioPath(path)).map(parseScenario)
}

/**
 * Returns a programme that can be simulated. Pure.
 *
 * @throws SplotError `workflow.invalid` for a workflow that cannot run
 */
export function simulatedProgramme(
  { programme, workflows, forms, codeLists }: ProgrammeBundle,
  expressions: ExpressionCompiler,
): SimulatedProgramme {
  const calendar = createCalendar(programme.calendar, programme.timeZone)
  return {
    programme,
    workflows: workflows.map((one) => compileWorkflow(one, { expressions, calendar })),
    forms,
    codeLists,
    expressions,
    calendar,
  }
}
