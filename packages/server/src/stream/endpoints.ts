import type { LiveChange } from '@splot/runtime'
import { endpoint } from '../endpoint.ts'

/** How a live connection behaves. */
export interface StreamSettings {
  /** Calls `tick` every `ms` until stopped. */
  every: (ms: number, tick: () => void) => () => void
  heartbeatMs: number
  /** Messages a reader may lag behind before the connection is closed. */
  backlog: number
  /** Whether a request's session still stands; asked at every heartbeat. */
  isSignedIn: (headers: Headers) => Promise<boolean>
  /** Ends every connection. */
  stopping?: AbortSignal | undefined
}

const encoder = new TextEncoder()

/**
 * Live changes of the reader's cases and inbox as server-sent events, and of drafts and releases for
 * administrators.
 *
 * Events are hints that never carry data: `change` {caseId, revision}, `notice` {noticeId, revision},
 * `draft` {draftId, revision}, `release` {releaseId, revision}. Every connection begins with
 * `resync`: what was read before it stood may have changed unseen, so the reader reads again what it
 * shows. A connection outlives its session by one heartbeat at most.
 */
export function streamEndpoints(settings: StreamSettings) {
  const open = openConnections(settings.stopping)
  return [
    endpoint({
      method: 'get',
      path: '/api/stream',
      operation: 'subscribe',
      tag: 'stream',
      summary: 'Changes of the reader’s cases as server-sent events',
      access: 'person',
      reply: {
        type: 'text/event-stream',
        description: 'Events `change`, `notice`, `draft`, `release` and `resync`',
      },
      handle: async ({ runtime, reader, c }) => {
        const { headers } = c.req.raw
        const body = openStream(
          {
            subscribe: (listener) => runtime.subscribe(reader, listener),
            isSignedIn: () => settings.isSignedIn(headers),
          },
          settings,
          open,
        )
        return c.body(body, 200, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          // a buffering proxy would hold events back
          'x-accel-buffering': 'no',
        })
      },
    }),
  ]
}

/**
 * Returns the ends of all open connections. They are called when the process is asked to stop: the
 * signal has one listener, however many readers are connected.
 */
function openConnections(stopping: AbortSignal | undefined): Set<() => void> {
  const ends = new Set<() => void>()
  stopping?.addEventListener('abort', () => {
    for (const end of ends) end()
  })
  return ends
}

type Listener = (change: LiveChange) => void

function eventOf(change: LiveChange): string {
  if ('caseId' in change) return 'change'
  if ('noticeId' in change) return 'notice'
  return 'draftId' in change ? 'draft' : 'release'
}

interface Connection {
  subscribe: (listener: Listener) => () => void
  isSignedIn: () => Promise<boolean>
}

function openStream(
  { subscribe, isSignedIn }: Connection,
  { every, heartbeatMs, backlog }: StreamSettings,
  open: Set<() => void>,
): ReadableStream<Uint8Array> {
  let close = (): void => undefined
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const stops: (() => void)[] = []
        close = () => stops.splice(0).forEach((stop) => stop())
        const end = (): void => {
          if (stops.length === 0) return
          close()
          controller.close()
        }
        const write = (text: string): void => {
          if (stops.length === 0) return
          if ((controller.desiredSize ?? 0) <= 0) {
            end()
          } else controller.enqueue(encoder.encode(text))
        }
        stops.push(
          subscribe((change) => {
            write(`event: ${eventOf(change)}\ndata: ${JSON.stringify(change)}\n\n`)
          }),
        )
        stops.push(
          every(heartbeatMs, () => {
            isSignedIn().then(
              (isIn) => (isIn ? write(': still here\n\n') : end()),
              // whoever cannot be proven to be signed in comes back and is asked again
              end,
            )
          }),
        )
        open.add(end)
        stops.push(() => open.delete(end))
        write('retry: 2000\nevent: resync\ndata: {}\n\n')
      },
      cancel: () => close(),
    },
    { highWaterMark: backlog },
  )
}
