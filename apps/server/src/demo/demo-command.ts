import { openFileStore, openMemoryStore } from '@splot/store'
import { readDefinitionFiles } from '../definition-files.ts'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { warsawInstant } from '../start/warsaw-time.ts'
import { table } from '../table.ts'
import { readDemoData } from './applicants.ts'
import { demoReport } from './demo-report.ts'
import type { DemoReport } from './demo-report.ts'
import { playDemo } from './play-demo.ts'

/** What `splot demo` was asked for. */
export interface DemoFlags {
  /** Date to stop at, such as `2027-10-01`; default: play to the end. */
  at?: string
  /** Folder to leave the data in; default: nothing is kept. */
  data?: string
  /** Folder of the project with the definitions and the data of the demonstration. */
  projectFolder: string
  json: boolean
}

/** Plays the demonstration and tells what became of it. Returns the exit code. */
export async function demoCommand(flags: DemoFlags, output: Output): Promise<number> {
  const { data: folder } = flags
  const { demo } = await playDemo({
    data: await readDemoData(flags.projectFolder),
    definitions: await readDefinitionFiles(flags.projectFolder),
    openStore: async (now) =>
      folder === undefined ? openMemoryStore({ now }) : openFileStore({ folder, now }),
    until: flags.at === undefined ? null : endOf(flags.at),
  })
  const report = await demoReport(demo)
  output.line(flags.json ? JSON.stringify(report, null, 2) : printed(report))
  await demo.runtime.close()
  return exitCodes.ok
}

function printed({ at, funnel, applicants }: DemoReport): string {
  const rows = applicants.map(({ id, name, states }) => [
    id,
    name,
    Object.values(states).at(-1) ?? '',
  ])
  const counts = Object.entries(funnel).map(([step, count]) => `${count} ${step}`)
  return `${table(['id', 'partnership', 'state'], rows)}\n\n${at}: ${counts.join(', ')}`
}

function endOf(date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/u.test(date) || Number.isNaN(Date.parse(date)))
    throw new CommandFailure(`Expected --at with a date such as 2027-10-01 but got ${date}`)
  return warsawInstant(date, '23:59:59')
}
