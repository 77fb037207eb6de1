import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'

/** One measured figure. A file of `test/bench` exports `measure(): Promise<BenchRow[]>`. */
export interface BenchRow {
  /** What was measured, and against what. */
  what: string
  /** Median with its unit, such as `12.3 µs` or `8,540 req/s`. */
  median: string
  /** How it compares to what it stands beside, such as `0.62 × bare Hono`. */
  ratio: string
  /** The bar of the design, such as `≥ 0.5`; empty where there is none. */
  bar: string
  /** Whether the bar is reached; absent where there is none. */
  reached?: boolean
}

/** Runs all benchmarks, or those named. Returns the exit code: 1 where a bar is missed. */
export async function benchCommand(
  names: readonly string[],
  { json, folder }: { json: boolean; folder: string },
  output: Output,
): Promise<number> {
  const files = await benchFiles(folder, names)
  const groups: { name: string; rows: BenchRow[] }[] = []
  for (const file of files) {
    const name = basename(file, '.js')
    output.note(`bench: ${name}`)
    groups.push({ name, rows: await measure(file) })
  }
  output.line(json ? JSON.stringify(groups, null, 2) : printed(groups))
  const missed = groups.some(({ rows }) => rows.some((row) => row.reached === false))
  return missed ? exitCodes.failed : exitCodes.ok
}

async function benchFiles(folder: string, names: readonly string[]): Promise<string[]> {
  const all = existsSync(folder)
    ? (await readdir(folder))
        .filter((file) => file.endsWith('.js'))
        .map((file) => file.slice(0, -3))
    : []
  const unknown = names.find((name) => !all.includes(name))
  if (unknown !== undefined) {
    throw new CommandFailure(`Expected one of ${all.join(', ') || '(none)'} but got ${unknown}`)
  }
  return (names.length === 0 ? all.sort() : names).map((name) => join(folder, `${name}.js`))
}

async function measure(file: string): Promise<BenchRow[]> {
  const module = (await import(pathToFileURL(file).href)) as { measure?: () => Promise<BenchRow[]> }
  // chunks that several benchmarks use lie beside them
  return module.measure === undefined ? [] : module.measure()
}

function printed(groups: { name: string; rows: BenchRow[] }[]): string {
  const rows = groups.flatMap(({ name, rows }) =>
    rows.map((row) => [
      name,
      row.what,
      row.median,
      row.ratio,
      row.bar,
      row.reached === undefined ? '' : row.reached ? 'ok' : 'MISSED',
    ]),
  )
  return table(['bench', 'what', 'median', 'ratio', 'bar', ''], rows)
}
