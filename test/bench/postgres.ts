import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { textIn } from '@splot/definition'
import type { Store } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { findTestServer } from '@splot/store-postgres/contract'
import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { measureInTurns } from './measure/in-turns.ts'
import { measuredCommit, measuredId } from './measure/measured-commit.ts'

/** How many write at once, each on its own connection. */
const writers = [1, 8]
/** Of pgbench's transactions a second, so many steps at least. */
const barRatio = 0.5

/**
 * Steps a second on PostgreSQL, each a read and a durable commit, beside pgbench doing the same: it reads
 * the same case and writes the same rows in one statement. None, and said so, where no database answers
 * or pgbench is not installed.
 */
export async function measure({ quick, progress }: BenchOptions): Promise<BenchRow[]> {
  const server = await findTestServer('bench postgres')
  if (server === null) return []
  if (spawnSync('pgbench', ['--version']).error) {
    process.stderr.write('\nSKIPPED: Expected pgbench for bench postgres but found none.\n')
    return []
  }
  const cases = quick ? 200 : 2_000
  const seconds = quick ? 1 : 4
  const database = await server.create({ durable: true })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-pgbench-'))
  const script = path.join(folder, 'step.sql')
  await writeFile(script, stepOf(cases))
  const stores = new Map<number, Store>()
  try {
    for (const count of writers)
      stores.set(count, await openPostgresStore({ url: database.url, connections: count + 1 }))
    progress(`filling ${cases.toLocaleString('en')} cases`)
    await fill(stores.get(writers.at(-1) ?? 1)!, cases)
    const rows: BenchRow[] = []
    for (const count of writers) {
      progress(`${count} at once`)
      const { median, ratio } = await measureInTurns(
        {
          ours: () => stepsASecond(stores.get(count)!, { cases, seconds, writers: count }),
          pgbench: () => transactionsASecond(database.url, { script, seconds, writers: count }),
        },
        { rounds: quick ? 1 : 5, warmUp: quick ? 0 : 1 },
      )
      rows.push({
        what: `step on PostgreSQL: read and durable commit, ${count} at once`,
        median: median('ours'),
        unit: 'steps/s',
        reference: { what: 'pgbench', median: median('pgbench') },
        ratio: ratio('ours', 'pgbench'),
        bar: { of: 'ratio', bound: 'least', value: barRatio },
      })
    }
    return rows
  } finally {
    for (const store of stores.values()) await store.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(store: Store, cases: number): Promise<void> {
  const together = 16
  for (let first = 0; first < cases; first += together)
    await Promise.all(
      Array.from({ length: Math.min(together, cases - first) }, (_, n) =>
        store.commitCase(measuredCommit(first + n, 1)),
      ),
    )
}

async function stepsASecond(
  store: Store,
  { cases, seconds, writers: count }: { cases: number; seconds: number; writers: number },
): Promise<number> {
  const start = performance.now()
  const elapsed = (): number => (performance.now() - start) / 1_000
  let done = 0
  const write = async (): Promise<void> => {
    while (elapsed() < seconds) {
      const n = Math.floor(Math.random() * cases)
      await store.transactCase(measuredId(n), async (stored) => ({
        commit: measuredCommit(n, (stored?.revision ?? 0) + 1),
        result: null,
      }))
      done += 1
    }
  }
  await Promise.all(Array.from({ length: count }, write))
  return done / elapsed()
}

/** Transactions that pgbench, which is told the values by name, made a second. */
async function transactionsASecond(
  url: string,
  { script, seconds, writers: count }: { script: string; seconds: number; writers: number },
): Promise<number> {
  const { row, snapshot, tasks, timers, history } = measuredCommit(0, 2)
  const values = {
    row: JSON.stringify(row),
    snapshot: JSON.stringify(snapshot),
    task: JSON.stringify(tasks[0]),
    timers: JSON.stringify(timers),
    entry: JSON.stringify({ seq: 2, ...history[0], previous: hash, hash }),
    hash,
    title: textIn(row.title, 'pl'),
    number: String(row.number),
  }
  const how = ['-n', '-M', 'prepared', '-f', script, '-T', `${seconds}`, '-c', `${count}`]
  const told = await output('pgbench', [
    ...how,
    ...Object.entries(values).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
    url,
  ])
  const found = /tps = ([\d.]+)/u.exec(told)
  if (found === null) throw new Error(`Expected figures of pgbench but got ${told}`)
  return Number(found[1])
}

const hash = 'a'.repeat(64)

/** What the store does in a step, as pgbench runs it. */
function stepOf(cases: number): string {
  const statement = `with done as (
      update cases set revision = revision + 1, changed_at = now(), row_json = :row,
        snapshot_json = :snapshot, head_seq = head_seq + 1, head_hash = :hash, status = 'active',
        workflow = 'recruitment', parent = 'call', number = :number, title = :title, title_en = null,
        searched = lower(:title), words = array['member ' || :number], updated_at = now()
      where id = 'case-' || :n and revision = :revision returning id),
    history as (insert into case_history (case_id, seq, entry_json)
      select id, :head_seq + 1, :entry from done),
    timing as (insert into timers (case_id, timers_json, next_due_at)
      select id, :timers || ' ', now() from done
      on conflict (case_id) do update set timers_json = excluded.timers_json,
        next_due_at = excluded.next_due_at, holder = null, held_until = null),
    items as (insert into tasks
        (case_id, id, row_json, task, status, assignee, offer, words, created_at, due_at)
      select id, id || '/apply:1:1', :task, 'apply', 'open', null, false, array['role x'], now(), now()
      from done on conflict (case_id, id) do update set row_json = excluded.row_json,
        words = excluded.words, created_at = excluded.created_at, due_at = excluded.due_at)
    select 1 as written from done;`
  return [
    `\\set n random(0, ${cases - 1})`,
    `select revision, head_seq, row_json, snapshot_json, head_hash from cases where id = 'case-' || :n \\gset`,
    statement.replaceAll(/\s+/gu, ' '),
    '',
  ].join('\n')
}

async function output(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const told: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => told.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => told.push(bytes))
  const code = await new Promise((resolve) => child.on('close', resolve))
  const text = Buffer.concat(told).toString()
  if (code !== 0) throw new Error(`Expected ${command} to end well but got ${text}`)
  return text
}
