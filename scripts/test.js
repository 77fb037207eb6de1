// `pnpm test`: build, check and every kind of test, then a summary of what ran and what was skipped.
// With arguments (`pnpm test unit flow`) only the kinds named.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

/**
 * What is run, in order. `built`: needs the built product. `beside`: runs a file or two at a time and
 * waits much, for browsers and disks, and so runs beside the check and all the others from the start;
 * what it prints comes when they are done.
 */
const kinds = [
  { name: 'unit' },
  { name: 'property' },
  { name: 'conformance' },
  { name: 'flow' },
  { name: 'fault', built: true, beside: true },
  { name: 'e2e', built: true, beside: true },
]
const asked = process.argv.slice(2)
const chosen = kinds.filter(({ name }) => asked.length === 0 || asked.includes(name))
const reports = 'test/.tmp/reports'

/** Runs a script with the terminal and tells whether it succeeded. */
function run(script) {
  const child = spawn('node', [script], { stdio: 'inherit' })
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)))
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

async function runKind({ name, beside }) {
  const args = ['run', '--project', name, '--passWithNoTests', '--reporter=default']
  args.push('--reporter=json', `--outputFile.json=${reports}/${name}.json`)
  const vitest = spawn('node_modules/.bin/vitest', args, {
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  const printed = []
  for (const stream of beside ? [vitest.stdout, vitest.stderr] : [])
    stream.on('data', (bytes) => printed.push(bytes))
  const ok = await new Promise((resolve) => vitest.on('close', (code) => resolve(code === 0)))
  return { name, ok, printed: Buffer.concat(printed), ...report(name) }
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const built = !chosen.some((kind) => kind.built) || (await run('scripts/build.js'))
const ready = chosen.filter((kind) => built || !kind.built)
const besides = ready.filter(({ beside }) => beside).map(runKind)
const checked = asked.length > 0 || (await run('scripts/check.js'))
const results = []
for (const kind of ready.filter(({ beside }) => !beside)) results.push(await runKind(kind))
results.push(...(await Promise.all(besides)))
for (const { printed } of results) process.stdout.write(printed)

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
