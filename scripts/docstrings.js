import { readFileSync } from 'node:fs'
import { projectFiles } from './files.js'

const exportPattern =
  /^export (?:default )?(?:async |abstract )?(?:function\*?|class|interface|type|const|let|enum) (\w+)/

/** Whether the line above, but for orders to the linter, ends a docstring. */
function hasDocstring(lines, at) {
  let above = at - 1
  while (lines[above]?.startsWith('// oxlint-')) above -= 1
  return lines[above]?.trimEnd().endsWith('*/') === true
}

function fileProblems(file) {
  const lines = readFileSync(file, 'utf8').split('\n')
  const explained = new Set()
  return lines.flatMap((line, at) => {
    const name = exportPattern.exec(line)?.[1]
    // further overloads share the docstring of the first
    if (name === undefined || explained.has(name)) return []
    explained.add(name)
    return hasDocstring(lines, at) ? [] : [`${file}:${at + 1}: ${name} has no docstring`]
  })
}

/**
 * Returns every export without a docstring; `[]` when each says what it is.
 *
 * @returns {string[]}
 */
export function docstringProblems() {
  return projectFiles('packages/*.ts', 'packages/*.tsx', 'apps/*.ts', 'apps/*.tsx', 'test/*.ts')
    .filter((file) => !/\.(?:d|test)\.tsx?$/.test(file))
    .flatMap(fileProblems)
}
