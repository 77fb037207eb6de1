import type { DefinitionFiles } from '@splot/definition/edit'
import { createFileCheck } from '../check/check-files.ts'
import type { StudioFinding } from '../check/finding.ts'
import { changesBetween } from './file-changes.ts'

const check = createFileCheck()
let known: DefinitionFiles = {}

function put(files: DefinitionFiles): void {
  const changes = changesBetween(known, files).map(({ path, value }) => ({
    path,
    text: value === undefined ? null : JSON.stringify(value),
  }))
  check.put(changes)
  known = files
}

/**
 * Returns what the check finds in the files that an edit changes and did not find before it. What is told of
 * another place in the same words, as of a list that became shorter, is nothing new.
 */
export function aftermathOf(before: DefinitionFiles, after: DefinitionFiles): StudioFinding[] {
  const paths = changesBetween(before, after).map(({ path }) => path)
  put(before)
  const told = check.findingsIn(paths).map(wordsOf)
  put(after)
  const found = check.findingsIn(paths)
  return found.filter((finding) => {
    const at = told.indexOf(wordsOf(finding))
    if (at >= 0) told.splice(at, 1)
    return at < 0
  })
}

function wordsOf({ file, code, message }: StudioFinding): string {
  return `${file} ${code} ${message.en}`
}
