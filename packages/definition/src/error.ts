import type { JsonObject } from './json.ts'
import type { LocalText } from './text.ts'

/** One thing wrong with data somebody sent or wrote. Data, never thrown by itself. */
export interface Issue {
  /** JSON Pointer (RFC 6901) into the data; `''` is the whole. */
  path: string
  /** Stable code such as `form.required`. */
  code: string
  /** What was expected, what came, what to do, in both languages. */
  message: LocalText
  /** How it comes to that, step by step; of what is found in every way through a workflow. */
  story?: LocalText
  /** Values the message was made from, for callers that write their own. */
  params?: JsonObject
  /** A warning does not stop a submission. Default `error`. */
  severity?: 'error' | 'warning'
}

/** One row of a package's error table. */
export interface ErrorEntry {
  /** HTTP status the server answers with. */
  status: number
  title: LocalText
  /** What the reader can do next. */
  hint: LocalText
}

/** A package's table: code → status, title and hint. Codes are stable for ever. */
export type ErrorTable = Readonly<Record<string, ErrorEntry>>

/** What may be said besides code and message. */
export interface SplotErrorOptions {
  issues?: Issue[]
  details?: JsonObject
  cause?: unknown
}

/**
 * A refused request. The code stands in the `ErrorTable` of the package that throws it; the message
 * says what was expected and what came, without secrets or personal data.
 */
export class SplotError extends Error {
  readonly code: string
  readonly issues: readonly Issue[]
  readonly details: JsonObject

  constructor(code: string, message: string, options: SplotErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'SplotError'
    this.code = code
    this.issues = options.issues ?? []
    this.details = options.details ?? {}
  }
}
