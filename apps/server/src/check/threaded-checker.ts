import { Worker } from 'node:worker_threads'
import type {
  DefinitionCheck,
  DefinitionChecker,
  ScenarioOutcome,
  ScenarioProgress,
  SourceFile,
} from '@splot/runtime'

/** What the thread is asked. */
export interface CheckQuestion {
  id: number
  asks: 'check' | 'scenarios'
  files: readonly SourceFile[]
}

/** What it answers: how far it is, any number of times, then once what came of it. */
export type CheckAnswer =
  | { id: number; kind: 'report'; report: DefinitionCheck }
  | { id: number; kind: 'progress'; progress: ScenarioProgress }
  | { id: number; kind: 'outcomes'; outcomes: ScenarioOutcome[] }

interface Waiting {
  take: (answer: CheckAnswer) => void
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
    made.on('message', (answer: CheckAnswer) => {
      waiting.get(answer.id)?.take(answer)
      if (answer.kind !== 'progress') settled(answer.id)
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

  function ask(question: Omit<CheckQuestion, 'id'>, waits: Waiting): void {
    const id = (last += 1)
    waiting.set(id, waits)
    thread ??= started()
    // while somebody waits, the process does too
    thread.ref()
    thread.postMessage({ id, ...question } satisfies CheckQuestion, [])
  }

  return {
    check: (files) =>
      new Promise((resolve, reject) => {
        const take = (answer: CheckAnswer) => answer.kind === 'report' && resolve(answer.report)
        ask({ asks: 'check', files }, { take, reject })
      }),
    simulate: (files, tell) =>
      new Promise((resolve, reject) => {
        const take = (answer: CheckAnswer) => {
          if (answer.kind === 'progress') tell?.(answer.progress)
          else if (answer.kind === 'outcomes') resolve(answer.outcomes)
        }
        ask({ asks: 'scenarios', files }, { take, reject })
      }),
  }
}
