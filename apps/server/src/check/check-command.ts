import { lintProgramme } from '@splot/definition'
import type { DefinitionIssue } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { existsSync } from 'node:fs'
import { compileIssues } from './compile-issues.ts'
import { simulatedProgramme } from '../simulate/read-scenarios.ts'
import { scenarioFindings } from './scenario-findings.ts'
import { readDefinitionFiles } from '../definition-files.ts'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'

/** What `splot check --json` prints. */
interface CheckReport {
  files: number
  errors: number
  warnings: number
  issues: DefinitionIssue[]
}

/** Checks all definition files of a folder. Returns the exit code: 1 where there is an error. */
export async function checkCommand(
  folder: string,
  { json }: { json: boolean },
  output: Output,
): Promise<number> {
  if (!existsSync(folder)) throw new CommandFailure(`Expected a folder but ${folder} is none`)
  const sources = await readDefinitionFiles(folder)
  const expressions = createExpressionCompiler()
  const parsed = lintProgramme(sources, expressions)
  const compiled = compileIssues(parsed, expressions)
  const faults = [...parsed.issues, ...compiled.issues]
  const sound = parsed.bundle && faults.every(({ severity }) => severity === 'warning')
  const programme = sound
    ? simulatedProgramme(parsed.bundle!, expressions, compiled.workflows)
    : null
  const issues = [...faults, ...scenarioFindings(sources, programme)]
  const report = reportOf(sources.length, issues)
  output.line(json ? JSON.stringify(report, null, 2) : printed(report))
  return report.errors > 0 ? exitCodes.failed : exitCodes.ok
}

function reportOf(files: number, issues: DefinitionIssue[]): CheckReport {
  const warnings = issues.filter((issue) => issue.severity === 'warning').length
  return { files, errors: issues.length - warnings, warnings, issues }
}

function printed({ files, errors, warnings, issues }: CheckReport): string {
  const summary = `${files} files, ${errors} errors, ${warnings} warnings`
  return [...issues.map(lineOf), summary].join('\n')
}

function lineOf(issue: DefinitionIssue): string {
  return [
    `${issue.file}:${issue.line}:${issue.column} ${issue.severity} ${issue.code}`,
    `  ${issue.message.en}`,
    `  at ${issue.path === '' ? '(the whole file)' : issue.path}`,
    `  ${issue.hint.en}`,
  ].join('\n')
}
