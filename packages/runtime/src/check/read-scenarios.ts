import { isScenarioPath, parseScenario } from '@splot/definition'
import type {
  ExpressionCompiler,
  ParsedScenario,
  ProgrammeBundle,
  SourceFile,
} from '@splot/definition'
import { createCalendar } from '@splot/engine'
import type { CompiledWorkflow, SimulatedProgramme } from '@splot/engine'

/** Returns the scenario files among definition files, read. Pure. */
export function readScenarios(sources: readonly SourceFile[]): ParsedScenario[] {
  return sources.filter(({ path }) => isScenarioPath(path)).map(parseScenario)
}

/** Returns a programme that can be simulated, with its workflows compiled. Pure. */
export function simulatedProgramme(
  { programme, forms, codeLists }: ProgrammeBundle,
  expressions: ExpressionCompiler,
  workflows: readonly CompiledWorkflow[],
): SimulatedProgramme {
  const calendar = createCalendar(programme.calendar, programme.timeZone)
  return { programme, workflows, forms, codeLists, expressions, calendar }
}
