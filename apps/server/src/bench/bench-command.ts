import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'
import { cellsOf, judged } from './bench-row.ts'
import type { BenchRow } from './bench-row.ts'

/** What a benchmark is told. */
export interface BenchOptions {
  /** Fewer rounds and smaller sizes: for a look, not for a figure to publish. */
  quick: boolean
  /** Root of the project. */
  projectFolder: string
  /** Says how far it is; goes to the error stream. */
  progress: (text: string) => void
}

/** What a file of `test/bench` exports under the name `measure`. */
export type Benchmark = (options: BenchOptions) => Promise<BenchRow[]> | BenchRow[]

/** What the command line asks for. */
export interface BenchFlags {
  json: boolean
  quick: boolean
  /** A missed bar is a failure. */
  strict: boolean
  projectFolder: string
}

/** Runs all benchmarks, or those named. Returns the exit code: with `strict` 1 where a bar is missed. */
export async function benchCommand(
  names: readonly string[],
  flags: BenchFlags,
  output: Output,
): Promise<number> {
  const folder = join(flags.projectFolder, 'test/.tmp/bench')
  const groups: { name: string; rows: BenchRow[] }[] = []
  for (const name of await chosenNames(folder, names)) {
    output.note(`bench: ${name}`)
    const progress = (text: string) => output.note(`bench: ${name}: ${text}`)
    const { measure } = (await import(pathToFileURL(join(folder, `${name}.js`)).href)) as {
      measure: Benchmark
    }
    groups.push({ name, rows: (await measure({ ...flags, progress })).map(judged) })
  }
  output.line(flags.json ? JSON.stringify(groups, null, 2) : printed(groups))
  const missed = groups.flatMap(({ rows }) => rows.filter((row) => row.reached === false))
  for (const row of missed) output.note(`bar missed: ${row.what}`)
  return flags.strict && missed.length > 0 ? exitCodes.failed : exitCodes.ok
}

async function chosenNames(folder: string, names: readonly string[]): Promise<string[]> {
  const files = existsSync(folder) ? await readdir(folder) : []
  const all = files.filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -3))
  const unknown = names.find((name) => !all.includes(name))
  if (unknown !== undefined) {
    throw new CommandFailure(`Expected one of ${all.join(', ') || '(none)'} but got ${unknown}`)
  }
  return names.length === 0 ? all.sort() : [...names]
}

function printed(groups: { name: string; rows: BenchRow[] }[]): string {
  const rows = groups.flatMap(({ name, rows }) => rows.map((row) => [name, ...cellsOf(row)]))
  const bars = groups.flatMap(({ rows }) => rows.filter((row) => row.reached !== undefined))
  const reached = bars.filter((row) => row.reached).length
  return [
    table(['bench', 'what', 'median', 'beside', 'ratio', 'bar', ''], rows),
    '',
    `${reached} of ${bars.length} bars reached`,
  ].join('\n')
}
