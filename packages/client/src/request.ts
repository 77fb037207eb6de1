import type { Locale } from '@splot/definition'
import { ApiError } from './api-error.ts'

/** How to reach the server. */
export interface ClientOptions {
  /** Where the app is mounted: `''` for this page's own origin, or `https://splot.example`. */
  baseUrl: string
  /** Default: the platform's `fetch`. */
  fetch?: typeof fetch
  /** Language of messages; a function is asked at every request. */
  locale?: Locale | (() => Locale)
  /** Further headers, such as `Cookie` where there is no browser. */
  headers?: Record<string, string>
  /** How often a request that may be repeated is tried again when no answer came. Default 2. */
  retries?: number
  /** Waits between tries; tests bring their own. */
  wait?: (ms: number) => Promise<void>
}

/** One request. */
export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  query?: object
  json?: unknown
  /** It only reads, though its method says otherwise. */
  reads?: boolean
  bytes?: BodyInit
  headers?: Record<string, string | undefined>
  signal?: AbortSignal | undefined
}

/** Sends requests. */
export interface Sender {
  /** Returns the reply's JSON. @throws ApiError */
  json<T>(call: Call): Promise<T>
  /** Returns the reply as it is, once its status says success. @throws ApiError */
  raw(call: Call): Promise<Response>
  /** Address of a path, for links. */
  url(path: string, query?: object): string
}

/** Returns a sender. Without an answer only what may be repeated is tried again. */
export function createSender(options: ClientOptions): Sender {
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const wait = options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  const url = (path: string, query?: object) => options.baseUrl + path + queryText(query)

  async function attempt(call: Call): Promise<Response> {
    try {
      return await send(url(call.path, call.query), requestOf(call, options))
    } catch (cause) {
      if (call.signal?.aborted === true) throw cause
      throw new ApiError({}, 0, { cause })
    }
  }
  async function raw(call: Call): Promise<Response> {
    const tries = mayRepeat(call) ? (options.retries ?? 2) : 0
    for (let attempted = 0; ; attempted += 1) {
      try {
        const reply = await attempt(call)
        if (reply.ok) return reply
        throw await errorOf(reply)
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 0 || attempted >= tries) throw error
        await wait(250 * 2 ** attempted)
      }
    }
  }
  return {
    raw,
    url,
    async json<T>(call: Call): Promise<T> {
      const reply = await raw(call)
      return (reply.status === 204 ? undefined : await reply.json()) as T
    },
  }
}

// the same key makes the server do the work once, however often it is asked
function mayRepeat(call: Call): boolean {
  return (
    call.method === 'GET' || call.reads === true || call.headers?.['idempotency-key'] !== undefined
  )
}

// characters, not bytes: Polish letters take two, and several writes may be under way
const keepaliveLength = 15_000

function requestOf(call: Call, options: ClientOptions): RequestInit {
  const locale = typeof options.locale === 'function' ? options.locale() : options.locale
  const headers = Object.entries({
    accept: 'application/json',
    'accept-language': locale,
    'content-type': call.json === undefined ? undefined : 'application/json',
    ...options.headers,
    ...call.headers,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const body = call.json === undefined ? undefined : JSON.stringify(call.json)
  return {
    method: call.method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body }),
    // a small write goes out even where its page is closed meanwhile (Fetch allows 64 KiB of them)
    ...(body !== undefined && body.length < keepaliveLength && { keepalive: true }),
    ...(call.bytes !== undefined && { body: call.bytes }),
    ...(call.signal !== undefined && { signal: call.signal }),
  }
}

function queryText(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

async function errorOf(reply: Response): Promise<ApiError> {
  const seconds = Number(reply.headers.get('retry-after') ?? Number.NaN)
  const retryAfterSeconds = Number.isFinite(seconds) ? seconds : null
  const problem: unknown = await reply.json().catch(() => ({}))
  return new ApiError(problem as object, reply.status, { retryAfterSeconds })
}
