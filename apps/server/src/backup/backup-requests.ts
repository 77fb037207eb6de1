import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '@splot/store'
import { CommandFailure } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { takeBackup } from './archive.ts'
import type { Backup } from './archive.ts'

// A folder belongs to one process. Whoever may write in the folder asks that process by a file in it:
// `<id>.asked` → `<id>.taken` → `<id>.answered`.

type Answer = { backup: Backup } | { refused: string }

/** How a backup is asked for. */
export interface AskOptions {
  /** Data folder. */
  data: string
  /** Absolute path of the archive. */
  file: string
  /** Tells whether the process that holds the folder is still there. */
  isHeld: () => Promise<boolean>
  /** How long the process may take to notice. Default: 15 s. */
  patienceMs?: number
  pollMs?: number
}

/**
 * Asks the process that serves a data folder for a backup, and waits for it.
 *
 * @throws CommandFailure where nobody takes the request, or with what the process says
 */
export async function askForBackup(options: AskOptions): Promise<Backup> {
  const { data, file, isHeld, patienceMs = 15_000, pollMs = 200 } = options
  const id = randomUUID()
  const path = (kind: string): string => join(requestsOf(data), `${id}.${kind}`)
  await mkdir(requestsOf(data), { recursive: true, mode: 0o700 })
  await writeFile(path('asking'), JSON.stringify({ file }))
  await rename(path('asking'), path('asked'))
  try {
    let waitedMs = 0
    while (!existsSync(path('answered'))) {
      // in the order in which one follows the other
      const isAsked = existsSync(path('asked'))
      const isTaken = existsSync(path('taken'))
      if (!isAsked && !isTaken && !existsSync(path('answered')))
        throw new CommandFailure('The process ended before the backup was taken; ask again')
      if (!isTaken && waitedMs > patienceMs && !(await isBusy(data)))
        throw new CommandFailure(
          `Expected the process that serves ${data} to take the backup but it took no request; is it of an older version? Stop it and ask again`,
        )
      if (isTaken && waitedMs % 5_000 < pollMs && waitedMs > 0 && !(await isHeld()))
        throw new CommandFailure('The process ended before the backup was taken; ask again')
      await pause(pollMs)
      waitedMs += pollMs
    }
    const answer = JSON.parse(await readFile(path('answered'), 'utf8')) as Answer
    if ('backup' in answer) return answer.backup
    throw new CommandFailure(answer.refused)
  } finally {
    await Promise.all(
      ['asking', 'asked', 'taken', 'answered'].map((kind) => rm(path(kind), { force: true })),
    )
  }
}

/** What serves requests for backups. */
export interface BackupService {
  /** Resolves when none is being taken any more. */
  stop: () => Promise<void>
}

/** Takes the backups that are asked for in the data folder of this process, one after another. */
export function serveBackups(
  { data, store, now }: { data: string; store: Store; now: () => string },
  output: Output,
  pollMs = 1_000,
): BackupService {
  const stopping = new AbortController()
  const serve = async (): Promise<void> => {
    // what a process before left half done nobody waits for any more
    await rm(requestsOf(data), { recursive: true, force: true })
    while (!stopping.signal.aborted) {
      for (const id of await asked(data))
        // one that nobody waits for any more, or a full disk, ends no other
        await answer(id).catch((error: unknown) => output.note(`no backup: ${String(error)}`))
      await pause(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const answer = async (id: string): Promise<void> => {
    const path = (kind: string): string => join(requestsOf(data), `${id}.${kind}`)
    await rename(path('asked'), path('taken'))
    const answered = await taken(await readFile(path('taken'), 'utf8'))
    await writeFile(path('answering'), JSON.stringify(answered))
    await rename(path('answering'), path('answered'))
    await rm(path('taken'), { force: true })
  }
  const taken = async (request: string): Promise<Answer> => {
    try {
      const { file } = JSON.parse(request) as { file: string }
      const backup = await takeBackup(store, { file, takenAt: now() })
      output.note(`backup of ${backup.cases} cases in ${file}`)
      return { backup }
    } catch (error) {
      const refused = error instanceof Error ? error.message : String(error)
      output.note(`no backup: ${refused}`)
      return { refused }
    }
  }
  const serving = serve().catch((error: unknown) =>
    output.note(`requests for backups are not served: ${String(error)}`),
  )
  return {
    stop: async () => {
      stopping.abort()
      await serving
    },
  }
}

function requestsOf(data: string): string {
  return join(data, 'requests')
}

async function asked(data: string): Promise<string[]> {
  const names = await readdir(requestsOf(data)).catch(() => [])
  return names.filter((name) => name.endsWith('.asked')).map((name) => name.slice(0, -6))
}

/** Tells whether a backup of somebody else is being taken: others wait for it. */
async function isBusy(data: string): Promise<boolean> {
  const names = await readdir(requestsOf(data)).catch(() => [])
  return names.some((name) => name.endsWith('.taken'))
}
