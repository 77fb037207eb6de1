// `node scripts/equal-histories.js [file …]`: plays flows in folders, then in PostgreSQL, and compares the
// bytes of their histories. Without files all of test/flow. Ends with 1 where a flow fails or differs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Plays flows in one kind of store; returns whether all went well, and their digests by test file. */
function play(store, files) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `splot-${store}-`))
  const env = { ...process.env, SPLOT_FLOW_STORE: store, SPLOT_FLOW_DIGESTS: folder }
  const args = ['run', '--project', 'flow', ...files]
  const { status } = spawnSync('node_modules/.bin/vitest', args, { env, stdio: 'inherit' })
  const digests = new Map()
  for (const name of readdirSync(folder))
    digests.set(name, JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
  rmSync(folder, { recursive: true, force: true })
  return { isGreen: status === 0, digests }
}

const told = (digest) =>
  digest ? `${digest.cases} cases, ${digest.entries} entries, ${digest.sha256}` : 'none'

const files = process.argv.slice(2)
const [folder, database] = [play('folder', files), play('postgres', files)]
const names = [...new Set([...folder.digests.keys(), ...database.digests.keys()])].toSorted(
  (a, b) => a.localeCompare(b),
)
const sum = { stores: 0, cases: 0, entries: 0, differing: 0 }
for (const name of names) {
  const [ours, theirs] = [folder.digests.get(name) ?? [], database.digests.get(name) ?? []]
  for (let n = 0; n < Math.max(ours.length, theirs.length); n += 1) {
    sum.stores += 1
    sum.cases += ours[n]?.cases ?? 0
    sum.entries += ours[n]?.entries ?? 0
    if (told(ours[n]) === told(theirs[n])) continue
    sum.differing += 1
    process.stdout.write(`${name}, store ${n + 1}: in a folder ${told(ours[n])}\n`)
    process.stdout.write(`  in PostgreSQL ${told(theirs[n])}\n`)
  }
}
process.stdout.write(
  `${names.length} files, ${sum.stores} stores, ${sum.cases} cases, ${sum.entries} entries of history; ${sum.differing} stores differ\n`,
)
process.exit(folder.isGreen && database.isGreen && sum.differing === 0 ? 0 : 1)
