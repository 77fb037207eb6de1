import { findingKey, lintProgramme } from '@splot/definition'
import type {
  DefinitionIssue,
  ExpressionCompiler,
  ProgrammeBundle,
  SourceFile,
} from '@splot/definition'
import type { SimulatedProgramme } from '@splot/engine'
import { compileIssues } from './compile-issues.ts'
import type { Unexplored } from './compile-issues.ts'
import { simulatedProgramme } from './read-scenarios.ts'
import { scenarioFindings } from './scenario-findings.ts'

/** Something wrong with a definition, with the key that a reason for a warning is given under. */
export interface DefinitionFinding extends DefinitionIssue {
  key: string
}

/** What a check of definition files found. */
export interface DefinitionCheck {
  files: number
  errors: number
  warnings: number
  issues: DefinitionFinding[]
  /** Workflows of which not every way was looked at, and why. */
  unexplored: Unexplored[]
}

/** A check with what it read on the way. */
export interface CheckedDefinitions {
  report: DefinitionCheck
  /** Absent where the programme could not be read. */
  bundle?: ProgrammeBundle
  /** What can be simulated; `null` where an error stands in the way. */
  programme: SimulatedProgramme | null
}

/** Checks definition files: shapes, names, what compiles, every way through a workflow, scenarios. Pure. */
export function checkDefinitions(
  sources: readonly SourceFile[],
  expressions: ExpressionCompiler,
): CheckedDefinitions {
  const parsed = lintProgramme(sources, expressions)
  const compiled = compileIssues(parsed, expressions)
  const faults = compiled.issues
  const isSound = faults.every(({ severity }) => severity === 'warning')
  const programme =
    parsed.bundle && isSound
      ? simulatedProgramme(parsed.bundle, expressions, compiled.workflows)
      : null
  const issues = [...faults, ...scenarioFindings(sources, programme)]
  const warnings = issues.filter(({ severity }) => severity === 'warning').length
  return {
    report: {
      files: sources.length,
      errors: issues.length - warnings,
      warnings,
      issues: issues.map((issue) => ({ ...issue, key: findingKey(issue) })),
      unexplored: compiled.unexplored,
    },
    ...(parsed.bundle && { bundle: parsed.bundle }),
    programme,
  }
}
