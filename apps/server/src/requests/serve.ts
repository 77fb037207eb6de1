import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '@splot/store'
import { takeBackup } from '../backup/archive.ts'
import type { Output } from '../output.ts'
import { copyForReading } from './copy-for-reading.ts'
import { requestFile, requestsIn, requestsOf } from './request-files.ts'
import type { Request } from './request-files.ts'

/** What was asked for, or why not. */
export type Answer = { given: unknown } | { refused: string }

/** What serves requests. */
export interface RequestService {
  /** Resolves when none is being answered any more. */
  stop: () => Promise<void>
}

/** Answers what is asked for in the data folder of this process, one request after another. */
export function serveRequests(
  { data, store, now }: { data: string; store: Store; now: () => string },
  output: Output,
  pollMs = 1_000,
): RequestService {
  const stopping = new AbortController()
  const serve = async (): Promise<void> => {
    // what a process before left half done nobody waits for any more
    await rm(requestsOf(data), { recursive: true, force: true })
    while (!stopping.signal.aborted) {
      for (const id of await requestsIn(data, 'asked'))
        // one that nobody waits for any more, or a full disk, ends no other
        await answer(id).catch((error: unknown) => output.note(`not answered: ${String(error)}`))
      await pause(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const answer = async (id: string): Promise<void> => {
    const path = (kind: string): string => requestFile(data, id, kind)
    await rename(path('asked'), path('taken'))
    const answered = await answerTo(id, await readFile(path('taken'), 'utf8'))
    await writeFile(path('answering'), JSON.stringify(answered))
    await rename(path('answering'), path('answered'))
    await rm(path('taken'), { force: true })
  }
  const answerTo = async (id: string, text: string): Promise<Answer> => {
    try {
      return { given: await given(id, JSON.parse(text) as Request) }
    } catch (error) {
      const refused = error instanceof Error ? error.message : String(error)
      output.note(`refused: ${refused}`)
      return { refused }
    }
  }
  const given = async (id: string, request: Request): Promise<unknown> => {
    if ('copy' in request) {
      const cases = await copyForReading(store, requestFile(data, id, 'copy'))
      output.note(`copy of ${cases} cases for a command that reads`)
      return { cases }
    }
    const backup = await takeBackup(store, { file: request.file, takenAt: now() })
    output.note(`backup of ${backup.cases} cases in ${request.file}`)
    return backup
  }
  const serving = serve().catch((error: unknown) =>
    output.note(`requests are not served: ${String(error)}`),
  )
  return {
    stop: async () => {
      stopping.abort()
      await serving
    },
  }
}
