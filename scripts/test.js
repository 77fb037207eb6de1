// `pnpm test`: check, then every kind of test, then a summary of what ran and what was skipped.
// With arguments (`pnpm test unit flow`) only the kinds named.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

/** What is run, in order. `built`: needs the built product. */
const kinds = [
  { name: 'unit' },
  { name: 'property' },
  { name: 'conformance' },
  { name: 'flow' },
  { name: 'fault' },
  { name: 'e2e', built: true },
]
const asked = process.argv.slice(2)
const chosen = kinds.filter(({ name }) => asked.length === 0 || asked.includes(name))
const reports = 'test/.tmp/reports'

/** Runs a command with the terminal and returns whether it succeeded. */
function run(command, ...args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

/** Returns what Vitest wrote of one kind: counts, and the names of skipped tests. */
function report(name) {
  const { testResults, ...counts } = JSON.parse(readFileSync(`${reports}/${name}.json`, 'utf8'))
  const skipped = testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo')
    .map(({ fullName }) => fullName)
  return { passed: counts.numPassedTests, failed: counts.numFailedTests, skipped }
}

function runKind({ name }) {
  const ok = run(
    'node_modules/.bin/vitest',
    'run',
    '--project',
    name,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reports}/${name}.json`,
  )
  return { name, ok, ...report(name) }
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const checked = asked.length > 0 || run('node', 'scripts/check.js')
const built = !chosen.some((kind) => kind.built) || run('node', 'scripts/build.js')
const results = chosen.filter((kind) => built || !kind.built).map(runKind)

process.stdout.write('\nSummary\n')
process.stdout.write(`  check        ${checked ? 'green' : 'RED'}\n`)
if (!built) process.stdout.write('  build        RED\n')
for (const { name, ok, passed, failed, skipped } of results) {
  const state = ok ? 'green' : 'RED'
  process.stdout.write(
    `  ${name.padEnd(12)} ${state}: ${passed} passed, ${failed} failed, ${skipped.length} skipped\n`,
  )
  for (const title of skipped) process.stdout.write(`    skipped: ${title}\n`)
}
const sum = (count) => results.reduce((total, result) => total + count(result), 0)
const green = checked && built && results.every(({ ok }) => ok)
process.stdout.write(
  `${sum((r) => r.passed)} passed, ${sum((r) => r.failed) + (green ? 0 : 1)} failed, ${sum((r) => r.skipped.length)} skipped\n`,
)
process.exit(green ? 0 : 1)
