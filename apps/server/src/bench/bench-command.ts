import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import { toBenchRow } from './bench-row.ts'
import type { BenchRow, MeasuredRow } from './bench-row.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'

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

// A benchmark exports `measure`, or one function whose name begins with `bench`; chunks that several
// of them use lie beside them and export neither.
async function measure(file: string): Promise<BenchRow[]> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, Measurement | undefined>
  const named = Object.keys(module).find((name) => name === 'measure' || name.startsWith('bench'))
  const rows = named === undefined ? [] : await module[named]?.()
  return (rows ?? []).map(toBenchRow)
}

type Measurement = () => Promise<MeasuredRow[]> | MeasuredRow[]

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
