import { Worker } from 'node:worker_threads'
import type { DocumentPress } from '@splot/runtime'

/** What the thread is asked to do. */
export interface PressJob {
  id: number
  work: keyof DocumentPress
  given: unknown[]
}

/** What it gave, or why it gave nothing. */
export type PressAnswer = { id: number; value: unknown } | { id: number; error: string }

/** A press on a thread of its own. */
export interface DocumentThread extends DocumentPress {
  close(): Promise<void>
}

/** What one document may take; a thread that takes more ends, and nothing but its work with it. */
const memoryMb = 768

interface Waiting {
  settle: (value: unknown) => void
  refuse: (error: Error) => void
}

/**
 * Opens a press on a thread of its own, which is started by its first work and again after it ended:
 * people are served while pictures are decoded and files written. `script` is the built worker.
 */
export function openDocumentThread(script: string): DocumentThread {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let running: Worker | null = null

  const giveUp = (worker: Worker, error: Error) => {
    if (running !== worker) return
    running = null
    for (const { refuse } of waiting.values()) refuse(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    worker.on('message', (answer: PressAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('error' in answer) asked?.refuse(new Error(answer.error))
      else asked?.settle(answer.value)
      // nothing to wait for: it keeps no process alive
      if (waiting.size === 0) worker.unref()
    })
    worker.on('error', (error: Error) => giveUp(worker, error))
    worker.on('exit', () => giveUp(worker, new Error('The thread of documents ended.')))
    return worker
  }
  const ask = <T>(work: keyof DocumentPress, given: unknown[]): Promise<T> =>
    new Promise((settle, refuse) => {
      running ??= start()
      running.ref()
      const id = ++last
      waiting.set(id, { settle: settle as (value: unknown) => void, refuse })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      running.postMessage({ id, work, given } satisfies PressJob)
    })
  return {
    writeFile: (...given) => ask('writeFile', given),
    tryPicture: (...given) => ask('tryPicture', given),
    async close() {
      await running?.terminate()
    },
  }
}
