import { ApiError } from './api-error.ts'
import type { Sender } from './request.ts'

/** What a subscriber is told. */
export interface StreamListener {
  /** A case of the reader changed. */
  change: (change: { caseId: string; revision: number }) => void
  /** A message came into the reader's inbox, or was read. */
  notice?: (change: { noticeId: string; revision: number }) => void
  /** A draft of the programme changed; administrators are told. */
  draft?: (change: { draftId: string; revision: number }) => void
  /** A release changed, or its cases moved on; administrators are told. */
  release?: (change: { releaseId: string; revision: number }) => void
  /** The connection stands now, for the first time or again: what was read before it may be old. */
  resync?: () => void
  /** The connection stands, or it does not and is tried again. */
  connected?: (is: boolean) => void
}

const firstWaitMs = 1000
const longestWaitMs = 30_000

/**
 * Listens to live changes until the returned function is called. Comes back by itself after a break,
 * waiting longer each time. Each time it stands, the listener is asked to read again.
 */
export function subscribe(
  sender: Sender,
  listener: StreamListener,
  wait: (ms: number) => Promise<void>,
): () => void {
  const stop = new AbortController()
  void follow(sender, listener, wait, stop.signal)
  return () => stop.abort()
}

async function follow(
  sender: Sender,
  listener: StreamListener,
  wait: (ms: number) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let waitMs = firstWaitMs
  while (!signal.aborted) {
    try {
      const reply = await sender.raw({
        method: 'GET',
        path: '/api/stream',
        headers: { accept: 'text/event-stream' },
        signal,
      })
      listener.connected?.(true)
      waitMs = firstWaitMs
      await readEvents(reply, listener)
    } catch (error) {
      // whoever is signed out need not ask again
      if (error instanceof ApiError && error.status === 401) break
    }
    if (signal.aborted) break
    listener.connected?.(false)
    await wait(waitMs)
    waitMs = Math.min(longestWaitMs, waitMs * 2)
  }
  listener.connected?.(false)
}

async function readEvents(reply: Response, listener: StreamListener): Promise<void> {
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  for (;;) {
    const part = await reader?.read()
    if (part === undefined || part.done) return
    buffer += part.value
    const blocks = buffer.split('\n\n')
    buffer = blocks.pop() ?? ''
    for (const block of blocks) tell(block, listener)
  }
}

function tell(block: string, listener: StreamListener): void {
  const field = (name: string): string | undefined =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const event = field('event')
  if (event === 'resync') listener.resync?.()
  const data = <T>(): T => JSON.parse(field('data') ?? '{}') as T
  if (event === 'change') listener.change(data())
  if (event === 'notice') listener.notice?.(data())
  if (event === 'draft') listener.draft?.(data())
  if (event === 'release') listener.release?.(data())
}
