import { readFileSync } from 'node:fs'
import { projectFiles } from './files.js'

const rulePattern = /^\s*(?:[-*]\s+|#+\s*|\|\s*)?\*{0,2}\[([A-Z]{2}\d+)\]/gm
const namedPattern = /\[([A-Z]{2}\d+)\]/g

/**
 * Returns rules of a `SPEC.md` that no test names, and rule ids that tests name but no `SPEC.md` has.
 *
 * @returns {string[]}
 */
export function specProblems() {
  const problems = []
  const rules = new Map()
  for (const file of projectFiles('packages/*/SPEC.md'))
    for (const [, id] of readFileSync(file, 'utf8').matchAll(rulePattern)) {
      if (rules.has(id)) problems.push(`${file}: rule ${id} stands twice`)
      rules.set(id, file)
    }
  const named = new Map()
  const tests = ['packages/*.test.ts', 'packages/*.test.tsx', 'packages/*/src/contract/*.ts']
  tests.push('apps/*.test.ts', 'apps/*.test.tsx', 'test/*.test.ts')
  for (const file of projectFiles(...tests))
    for (const [, id] of readFileSync(file, 'utf8').matchAll(namedPattern)) named.set(id, file)
  for (const [id, file] of rules)
    if (!named.has(id)) problems.push(`${file}: no test names rule [${id}]`)
  for (const [id, file] of named)
    if (!rules.has(id)) problems.push(`${file}: names rule [${id}], which no SPEC.md has`)
  return problems
}
