import type { DefinitionIssue, SourceFile } from '@splot/definition'
import { scenarioIssues } from '@splot/engine'
import type { SimulatedProgramme } from '@splot/engine'
import { readScenarios } from './read-scenarios.ts'
import { toDefinitionIssue } from './to-definition-issue.ts'

/**
 * Returns what is wrong with the scenarios among the files: their shape, and names that `programme` does
 * not have. Without a programme that runs (`null`) their shape alone. Pure.
 */
export function scenarioFindings(
  sources: readonly SourceFile[],
  programme: SimulatedProgramme | null,
): DefinitionIssue[] {
  return readScenarios(sources).flatMap((parsed) => {
    const { scenario, issues } = parsed
    if (scenario === undefined || programme === null) return issues
    return scenarioIssues(programme, scenario).map((issue) => toDefinitionIssue(parsed, issue))
  })
}
