// `pnpm check`: layers, docs paths, rules without test, lint, types, format. `--fast` leaves out the
// last two.
import { spawnSync } from 'node:child_process'
import { docsPathProblems } from './docs-paths.js'
import { layerProblems } from './layers.js'
import { specProblems } from './spec-rules.js'

const fast = process.argv.includes('--fast')

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
  ['docs paths', () => ours(docsPathProblems())],
  ['rules and tests', () => ours(specProblems())],
  ['lint', () => tool('oxlint', '--quiet')],
]
if (!fast)
  gates.push(
    ['types', () => tool('tsc', '-b') && tool('tsc', '-p', 'tsconfig.tests.json')],
    ['format', () => tool('prettier', '--check', '--log-level', 'warn', '.')],
  )

const red = []
for (const [name, run] of gates) {
  process.stdout.write(`check: ${name}\n`)
  if (!run()) red.push(name)
}
process.stdout.write(red.length === 0 ? 'check: all green\n' : `check: red in ${red.join(', ')}\n`)
process.exit(red.length === 0 ? 0 : 1)
