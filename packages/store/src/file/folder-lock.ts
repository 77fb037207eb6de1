import { randomBytes } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { DataFolder } from './data-folder.ts'
import { codeOf, diskError } from './disk-error.ts'
import { defaultMode } from './file-system.ts'
import type { ProcessFacts } from './process-facts.ts'
import { isUnfinished, replaceFile } from './replace-file.ts'

/** What a lock file says of its holder. */
interface Holder {
  pid: number
  startedAt: string
  bootId: string
  host: string
  /** When the lock was taken. RFC 3339. */
  since: string
  released: boolean
}

const lockName = /^(\d{6,})\.json$/

/** Releases the lock. */
export type ReleaseLock = () => Promise<void>

/**
 * Takes the folder for this process.
 *
 * Each owner in turn has its own numbered file in `lock/`; the highest number owns the folder. Taking
 * over means creating the next number with `link`, which succeeds for exactly one of many; numbers
 * only grow, so nobody can mistake a new lock for the stale one he judged.
 *
 * @throws SplotError store.locked when its holder may be alive, store.unwritable, store.full
 */
export async function lockFolder(
  folder: DataFolder,
  facts: ProcessFacts,
  now: () => string,
): Promise<ReleaseLock> {
  await folder.make('lock')
  const holder: Holder = {
    pid: facts.pid,
    startedAt: facts.startOf(facts.pid) ?? '',
    bootId: facts.bootId,
    host: facts.host,
    since: now(),
    released: false,
  }
  try {
    for (;;) {
      const number = await take(folder, facts, holder)
      if (number !== null) return () => release(folder, number, holder)
    }
  } catch (error) {
    throw diskError(error, 'lock')
  }
}

function lockFile(folder: DataFolder, number: number): string {
  return folder.path('lock', `${String(number).padStart(6, '0')}.json`)
}

async function lockNumbers(folder: DataFolder): Promise<number[]> {
  const names = await folder.names('lock')
  const numbers = names.map((name) => Number(lockName.exec(name)?.[1] ?? 0))
  return numbers.filter((number) => number > 0).sort((a, b) => a - b)
}

/** Tries once to become the highest number; `null` when somebody else was faster. */
async function take(
  folder: DataFolder,
  facts: ProcessFacts,
  holder: Holder,
): Promise<number | null> {
  const highest = (await lockNumbers(folder)).at(-1) ?? 0
  if (highest > 0) {
    const current = await readHolder(folder, highest)
    if (current === 'gone') return null
    if (current !== 'unreadable' && mayBeAlive(current, facts)) throw locked(current)
  }
  const number = highest + 1
  if (!(await createLock(folder, number, holder))) return null
  const numbers = await lockNumbers(folder)
  // Slow between looking and creating: others came, went, and cleared the number away.
  if (numbers.at(-1) !== number) {
    await folder.fs.remove(lockFile(folder, number)).catch(() => {})
    return null
  }
  await clearBelow(folder, number)
  return number
}

async function readHolder(
  folder: DataFolder,
  number: number,
): Promise<Holder | 'gone' | 'unreadable'> {
  try {
    const bytes = await folder.fs.readFile(lockFile(folder, number))
    const value = JSON.parse(Buffer.from(bytes).toString()) as Partial<Holder> | null
    const whole = typeof value?.pid === 'number' && typeof value.host === 'string'
    return whole ? (value as Holder) : 'unreadable'
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'gone'
    // Locks are complete before they appear: what cannot be parsed was lost in a power cut.
    if (error instanceof SyntaxError) return 'unreadable'
    throw error
  }
}

function mayBeAlive(holder: Holder, facts: ProcessFacts): boolean {
  if (holder.released) return false
  // Nothing is known of processes elsewhere: a shared volume is never taken from another machine.
  if (holder.host !== facts.host) return true
  if (holder.bootId !== facts.bootId) return false
  const start = facts.startOf(holder.pid)
  return start !== null && start === holder.startedAt
}

function locked({ pid, host, since }: Holder): SplotError {
  return new SplotError(
    'store.locked',
    `Expected a data folder nobody uses, but process ${pid} on ${host} has used it since ${since}. Stop that process, or start this one with another folder. If you are sure that it no longer runs, delete the folder "lock" inside the data folder`,
    { details: { pid, host, since } },
  )
}

/** Creates a lock complete and durable, or returns `false` when the number is taken. */
async function createLock(folder: DataFolder, number: number, holder: Holder): Promise<boolean> {
  const { fs } = folder
  const name = folder.path('lock', `.${randomBytes(8).toString('hex')}.tmp`)
  const writer = await fs.create(name, defaultMode)
  try {
    await writer.write(Buffer.from(`${JSON.stringify(holder, null, 2)}\n`))
    await writer.sync()
    await fs.link(name, lockFile(folder, number))
    await fs.syncFolder(folder.path('lock'))
    return true
  } catch (error) {
    // ENOENT: a new owner has cleared away the attempts of others.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false
    throw error
  } finally {
    await writer.close().catch(() => {})
    await fs.remove(name).catch(() => {})
  }
}

/** Removes what earlier owners and their attempts have left. Only the owner does this. */
async function clearBelow(folder: DataFolder, number: number): Promise<void> {
  const older = (await lockNumbers(folder)).filter((other) => other < number)
  for (const other of older) await folder.fs.remove(lockFile(folder, other)).catch(() => {})
  await clearAttempts(folder)
}

async function clearAttempts(folder: DataFolder): Promise<void> {
  for (const name of (await folder.names('lock')).filter(isUnfinished))
    await folder.fs.remove(folder.path('lock', name)).catch(() => {})
}

/** Says in the lock that its holder has gone. The file stays, so that numbers only grow. */
async function release(folder: DataFolder, number: number, holder: Holder): Promise<void> {
  const text = (value: Holder) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
  const file = lockFile(folder, number)
  // A folder on a full disk must still close; the lock is then stale when this process ends.
  await replaceFile(folder.fs, file, text({ ...holder, released: true }), text(holder)).catch(
    () => {},
  )
}
