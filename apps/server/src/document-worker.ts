import { parentPort } from 'node:worker_threads'
import { createDocumentPress } from '@splot/runtime'
import type { PressAnswer, PressJob } from './start/document-thread.ts'

// The thread on which documents are written and pictures are tried: `openDocumentThread` starts it.
const press = createDocumentPress()

parentPort?.on('message', ({ id, work, given }: PressJob) => void answer(id, work, given))

async function answer(id: number, work: PressJob['work'], given: PressJob['given']): Promise<void> {
  try {
    const value = await (press[work] as (...all: unknown[]) => Promise<unknown>)(...given)
    send({ id, value })
  } catch (error) {
    send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function send(answered: PressAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answered)
}
