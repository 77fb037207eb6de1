import type {
  DefinitionIssue,
  ExpressionCompiler,
  ParsedProgramme,
  SourceFile,
} from '@splot/definition'
import { scenarioIssues } from '@splot/engine'
import { readScenarios, simulatedProgramme } from '../simulate/read-scenarios.ts'
import { toDefinitionIssue } from './to-definition-issue.ts'

/**
 * Returns what is wrong with the scenarios among the files: their shape, and names the programme does
 * not have. The second only where nothing else is wrong (`found`): workflows must run for it. Pure.
 */
export function scenarioFindings(
  sources: readonly SourceFile[],
  { bundle }: ParsedProgramme,
  expressions: ExpressionCompiler,
  found: readonly DefinitionIssue[],
): DefinitionIssue[] {
  const scenarios = readScenarios(sources)
  const issues = scenarios.flatMap((one) => one.issues)
  const faulty = found.some(({ severity }) => severity === 'error')
  if (scenarios.length === 0 || bundle === undefined || faulty) return issues
  const programme = simulatedProgramme(bundle, expressions)
  return [
    ...issues,
    ...scenarios.flatMap((parsed) =>
      parsed.scenario === undefined
        ? []
        : scenarioIssues(programme, parsed.scenario).map((issue) =>
            toDefinitionIssue(parsed, issue),
          ),
    ),
  ]
}
