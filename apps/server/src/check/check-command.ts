import type { DefinitionIssue } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { checkDefinitions } from '@splot/runtime'
import type { DefinitionCheck } from '@splot/runtime'
import { existsSync } from 'node:fs'
import { readDefinitionFiles } from '../definition-files.ts'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'

/** Checks all definition files of a folder. Returns the exit code: 1 where there is an error. */
export async function checkCommand(
  folder: string,
  { json }: { json: boolean },
  output: Output,
): Promise<number> {
  if (!existsSync(folder)) throw new CommandFailure(`Expected a folder but ${folder} is none`)
  const sources = await readDefinitionFiles(folder)
  const { report } = checkDefinitions(sources, createExpressionCompiler())
  output.line(json ? JSON.stringify(report, null, 2) : printed(report))
  return report.errors > 0 ? exitCodes.failed : exitCodes.ok
}

function printed({ files, errors, warnings, issues, unexplored }: DefinitionCheck): string {
  const summary = `${files} files, ${errors} errors, ${warnings} warnings`
  const notes = unexplored.map(
    ({ file, why }) => `${file} not every way was looked at\n  ${why.en}`,
  )
  return [...issues.map(lineOf), ...notes, summary].join('\n')
}

function lineOf(issue: DefinitionIssue): string {
  return [
    `${issue.file}:${issue.line}:${issue.column} ${issue.severity} ${issue.code}`,
    `  ${issue.message.en}`,
    ...(issue.story === undefined ? [] : [`  ${issue.story.en}`]),
    `  at ${issue.path === '' ? '(the whole file)' : issue.path}`,
    `  ${issue.hint.en}`,
  ].join('\n')
}
