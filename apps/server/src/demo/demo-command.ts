import { openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import { readDefinitionFiles } from '../definition-files.ts'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { sensitiveKeys } from '../start/sensitive-keys.ts'
import { makeEmptyFolder, openEmptyStore, openStoreAt } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'
import { warsawInstant } from '../start/warsaw-time.ts'
import { table } from '../table.ts'
import { readDemoData } from './applicants.ts'
import { operatorPeople } from './cast.ts'
import type { Demo } from './demo.ts'
import { demoReport } from './demo-report.ts'
import type { DemoReport } from './demo-report.ts'
import { franchiseOf } from './franchise/franchise-of.ts'
import { historyDigest } from './history-digest.ts'
import { leavePlayedProgramme } from './played-programme.ts'
import type { PlayedPerson } from './played-programme.ts'
import type { SignedIn } from './play.ts'
import { passingKeys, playDemo } from './play-demo.ts'

/** What `splot demo` was asked for. */
export interface DemoFlags {
  /** Date to stop at, such as `2027-10-01`; default: play to the end. */
  at?: string
  /** Folder to leave the data in; default: nothing is kept. */
  data?: string
  /** Database to leave the data in; the keys of sensitive data are then kept in `data`. */
  database?: string
  /** Folder of the project with the definitions and the data of the demonstration. */
  projectFolder: string
  json: boolean
}

/**
 * Plays the demonstration and tells what became of it. Returns the exit code.
 *
 * @throws CommandFailure for a date that is none, and for a folder that holds something already
 */
export async function demoCommand(flags: DemoFlags, output: Output): Promise<number> {
  const place = placeOf(flags)
  // before the keys are made in it
  if (place !== null && place.database === undefined) await makeEmptyFolder(place.data)
  const startedMs = Date.now()
  const { demo, store } = await playDemo({
    data: await readDemoData(flags.projectFolder),
    definitions: await readDefinitionFiles(flags.projectFolder),
    openStore: async (now) => openStoreFor(place, now),
    sensitiveKeys:
      place === null
        ? passingKeys
        : await sensitiveKeys(place.data, process.env['SPLOT_SENSITIVE_KEYS']),
    until: flags.at === undefined ? null : endOf(flags.at),
  })
  const report = await demoReport(demo)
  const history = await historyDigest(store)
  output.line(flags.json ? JSON.stringify({ ...report, history }, null, 2) : printed(report))
  output.note(`played in ${Math.round((Date.now() - startedMs) / 1000)} s`)
  if (place !== null)
    await leavePlayedProgramme(store, { at: report.at, people: await peopleOf(demo, report) })
  await demo.runtime.close()
  return exitCodes.ok
}

/** The operator's people, who leads the partnerships that apply or still take part, and who franchises. */
async function peopleOf(
  demo: Demo,
  { applicants, franchises }: DemoReport,
): Promise<PlayedPerson[]> {
  const people: PlayedPerson[] = [...operatorPeople]
  const add = async (role: string, who: SignedIn): Promise<void> => {
    const person = await demo.runtime.me(who)
    if (person !== null) people.push({ role, name: person.name, email: person.email })
  }
  for (const { id } of applicants) {
    const { editor } = demo.partnership(id)
    if (await isBusy(demo, editor)) await add(`applicantEditor ${id}`, editor)
  }
  const begun = new Set(franchises.map(({ id }) => id))
  for (const record of demo.data.franchises.filter(({ id }) => begun.has(id)))
    await add(`franchisee ${record.id}`, (await franchiseOf(demo, record)).franchisee)
  return people
}

/** Whether somebody has a case that goes on, or work to do. */
async function isBusy({ runtime }: Demo, who: SignedIn): Promise<boolean> {
  const cases = await runtime.listCases(who, { mine: true, status: 'active', limit: 1 })
  if (cases.items.length > 0) return true
  const tasks = await runtime.listTasks(who, { scope: 'mine', status: 'open', limit: 1 })
  return tasks.items.length > 0
}

function printed({ at, funnel, applicants, franchises, dataRequests }: DemoReport): string {
  const rows = applicants.map(({ id, name, states }) => [
    id,
    name,
    Object.values(states).at(-1) ?? '',
  ])
  const franchised = franchises.map(({ id, name, model, state }) => [id, name, model, state])
  const asked = dataRequests.map(({ id, right, state, outcome }) => [
    id,
    right,
    state,
    outcome ?? '',
  ])
  const lists = [
    table(['id', 'partnership', 'state'], rows),
    ...(franchised.length > 0 ? [table(['id', 'franchisee', 'model', 'state'], franchised)] : []),
    ...(asked.length > 0 ? [table(['id', 'right', 'state', 'outcome'], asked)] : []),
  ]
  const counts = Object.entries(funnel).map(([step, count]) => `${count} ${step}`)
  return `${lists.join('\n\n')}\n\n${at}: ${counts.join(', ')}`
}

async function openStoreFor(place: StorePlace | null, now: () => string): Promise<Store> {
  if (place === null) return openMemoryStore({ now })
  return place.database === undefined ? openStoreAt(place, { now }) : openEmptyStore(place, { now })
}

/** Where the data is left, or `null` where nothing is kept. */
function placeOf({ data, database }: DemoFlags): StorePlace | null {
  if (database !== undefined) return { data: data ?? '.splot/data', database }
  return data === undefined ? null : { data }
}

function endOf(date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/u.test(date) || Number.isNaN(Date.parse(date)))
    throw new CommandFailure(`Expected --at with a date such as 2027-10-01 but got ${date}`)
  return warsawInstant(date, '23:59:59')
}
