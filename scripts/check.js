// `pnpm check`: layers, dependencies, docs paths, docstrings, rules without test, types, lint, format.
import { spawnSync } from 'node:child_process'
import { dependencyProblems } from './dependencies.js'
import { docsPathProblems } from './docs-paths.js'
import { docstringProblems } from './docstrings.js'
import { layerProblems } from './layers.js'
import { specProblems } from './spec-rules.js'

/** Runs a tool of the workspace and returns whether it was content. */
function tool(command, ...args) {
  return spawnSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit' }).status === 0
}

/** Prints what a script of ours found and returns whether it found nothing. */
function ours(problems) {
  for (const problem of problems) process.stdout.write(`  ${problem}\n`)
  return problems.length === 0
}

const gates = [
  ['layers', () => ours(layerProblems())],
  ['dependencies', () => ours(dependencyProblems())],
  ['docs paths', () => ours(docsPathProblems())],
  ['docstrings', () => ours(docstringProblems())],
  ['rules and tests', () => ours(specProblems())],
  // before lint, which reads the types of other packages from what this writes
  ['types', () => tool('tsc', '-b') && tool('tsc', '-p', 'tsconfig.tests.json')],
  ['lint', () => tool('oxlint', '--quiet')],
  ['format', () => tool('oxfmt', '--check', '.')],
]

const red = []
for (const [name, run] of gates) {
  process.stdout.write(`check: ${name}\n`)
  if (!run()) red.push(name)
}
process.stdout.write(red.length === 0 ? 'check: all green\n' : `check: red in ${red.join(', ')}\n`)
process.exit(red.length === 0 ? 0 : 1)
