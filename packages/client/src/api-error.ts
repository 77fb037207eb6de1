import type { Issue } from '@splot/definition'

/** A refusal of the server, told as RFC 9457, or a connection that failed (status 0). */
export class ApiError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  /** Stable code such as `case.conflict`; `network.failed` when no answer came. */
  readonly code: string
  readonly title: string
  /** What the reader can do next, in their language. */
  readonly hint: string
  /** What is wrong with the data that was sent. */
  readonly issues: readonly Issue[]
  /** What would have been allowed. */
  readonly allowed: readonly string[]
  /** What others changed meanwhile, to be merged with. */
  readonly conflicts: readonly unknown[]
  /** Incident number of an error on the server's side. */
  readonly instance: string
  /** Seconds to wait before the next try; `null` when the server did not say. */
  readonly retryAfterSeconds: number | null

  constructor(problem: Partial<ProblemJson>, status: number, options: ApiErrorOptions = {}) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`, { cause: options.cause })
    this.name = 'ApiError'
    this.status = status
    this.code = problem.code ?? (status === 0 ? 'network.failed' : 'server.unreadable')
    this.title = problem.title ?? ''
    this.hint = problem.hint ?? ''
    this.issues = problem.errors ?? []
    this.allowed = problem.allowed ?? []
    this.conflicts = problem.conflicts ?? []
    this.instance = problem.instance ?? ''
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}

interface ApiErrorOptions {
  cause?: unknown
  retryAfterSeconds?: number | null
}

/** Members of `application/problem+json` as the server writes them. */
interface ProblemJson {
  title: string
  detail: string
  instance: string
  code: string
  hint: string
  errors: Issue[]
  allowed: string[]
  conflicts: unknown[]
}
