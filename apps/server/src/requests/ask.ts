import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { CommandFailure } from '../exit-codes.ts'
import { requestFile, requestsIn, requestsOf } from './request-files.ts'
import type { Request } from './request-files.ts'
import type { Answer } from './serve.ts'

/** Whom is asked, and for how long. */
export interface AskOptions {
  /** Data folder. */
  data: string
  /** Tells whether the process that holds the folder is still there. */
  isHeld: () => Promise<boolean>
  /** How long the process may take to notice. Default: 15 s. */
  patienceMs?: number
  pollMs?: number
}

/** What was answered, and the id of the request it answers. */
export interface Answered<T> {
  id: string
  answer: T
}

/**
 * Asks the process that serves a data folder for something, and waits for it.
 *
 * @throws CommandFailure where nobody takes the request, or with what the process says
 */
export async function ask<T>(request: Request, options: AskOptions): Promise<Answered<T>> {
  const { data, isHeld, patienceMs = 15_000, pollMs = 200 } = options
  const id = randomUUID()
  const path = (kind: string): string => requestFile(data, id, kind)
  await mkdir(requestsOf(data), { recursive: true, mode: 0o700 })
  await writeFile(path('asking'), JSON.stringify(request))
  await rename(path('asking'), path('asked'))
  try {
    let waitedMs = 0
    while (!existsSync(path('answered'))) {
      // in the order in which one follows the other
      const isAsked = existsSync(path('asked'))
      const isTaken = existsSync(path('taken'))
      if (!isAsked && !isTaken && !existsSync(path('answered'))) throw ended()
      if (!isTaken && waitedMs > patienceMs && (await requestsIn(data, 'taken')).length === 0)
        throw new CommandFailure(
          `Expected the process that serves ${data} to answer but it took no request; is it of an older version, or no server? Stop it and ask again`,
        )
      if (isTaken && waitedMs % 5_000 < pollMs && waitedMs > 0 && !(await isHeld())) throw ended()
      await pause(pollMs)
      waitedMs += pollMs
    }
    const answer = JSON.parse(await readFile(path('answered'), 'utf8')) as Answer
    if ('refused' in answer) throw new CommandFailure(answer.refused)
    return { id, answer: answer.given as T }
  } finally {
    await Promise.all(
      ['asking', 'asked', 'taken', 'answered'].map((kind) => rm(path(kind), { force: true })),
    )
  }
}

function ended(): CommandFailure {
  return new CommandFailure('The process ended before it answered; ask again')
}
