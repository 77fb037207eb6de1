import { Worker } from 'node:worker_threads'
import type { DefinitionCheck, DefinitionChecker, SourceFile } from '@splot/runtime'

/** What the thread is asked. */
export interface CheckQuestion {
  id: number
  files: readonly SourceFile[]
}

/** What it answers. */
export interface CheckAnswer {
  id: number
  report: DefinitionCheck
}

interface Waiting {
  resolve: (report: DefinitionCheck) => void
  reject: (error: Error) => void
}

/**
 * Returns a checker that works in a thread of its own, started with the first question. A thread that
 * fails fails who waits for it; the next question starts another. It keeps no process alive.
 *
 * @param script the thread's module, built
 */
export function createThreadedChecker(script: URL): DefinitionChecker {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | null = null
  let last = 0

  function started(): Worker {
    const made = new Worker(script)
    made.unref()
    made.on('message', ({ id, report }: CheckAnswer) => {
      waiting.get(id)?.resolve(report)
      settled(id)
    })
    const lost = (error: Error) => {
      // an error is followed by the exit of the same thread, when another may be at work
      if (thread !== made) return
      thread = null
      for (const [id, { reject }] of waiting) {
        reject(error)
        settled(id)
      }
    }
    made.on('error', lost)
    made.on('exit', () => lost(new Error('Expected a thread that checks, but it ended.')))
    return made
  }

  function settled(id: number): void {
    waiting.delete(id)
    if (waiting.size === 0) thread?.unref()
  }

  return {
    check: (files) =>
      new Promise((resolve, reject) => {
        const id = (last += 1)
        waiting.set(id, { resolve, reject })
        thread ??= started()
        // while somebody waits, the process does too
        thread.ref()
        thread.postMessage({ id, files } satisfies CheckQuestion, [])
      }),
  }
}
