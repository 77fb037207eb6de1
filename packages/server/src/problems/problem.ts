import { SplotError } from '@splot/definition'
import type {
  ErrorEntry,
  ErrorTable,
  Issue,
  JsonObject,
  JsonValue,
  Locale,
} from '@splot/definition'

/** An RFC 9457 problem as this server writes it. @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  /** `/problems/<code>`, a page that explains the code. */
  type: string
  title: string
  status: number
  detail: string
  /** Path of the request; `/incidents/<id>` when something broke on our side. */
  instance: string
  code: string
  /** What the reader can do next. */
  hint: string
  /** What is wrong with the data that was sent, by JSON Pointer. */
  errors?: Issue[]
  /** What would have been allowed, such as the events of the case's state. */
  allowed?: string[]
  /** What others changed meanwhile, to be merged with. */
  conflicts?: JsonValue[]
}

/** What a problem is written from besides the error. */
export interface ProblemContext {
  /** Every code this server may answer with. */
  table: ErrorTable
  locale: Locale
  /** Path of the request. */
  path: string
  /** Prefix of the address this app is mounted under; `''` at the root. */
  basePath: string
  /** Id of a new incident. Called once, for an error nobody foresaw. */
  incident: (error: unknown) => string
}

/** Merges tables. @throws Error when two packages claim one code. */
export function mergeErrorTables(tables: readonly ErrorTable[]): ErrorTable {
  const merged: Record<string, ErrorEntry> = {}
  for (const table of tables) {
    for (const [code, entry] of Object.entries(table)) {
      if (merged[code] !== undefined && merged[code] !== entry) {
        throw new Error(`Expected the error code ${code} in one table but it is in two`)
      }
      merged[code] = entry
    }
  }
  return merged
}

/**
 * Turns whatever was thrown into a problem. A `SplotError` of a known code is told as it is;
 * everything else becomes `server.internal` with an incident id and nothing of the cause.
 */
export function problem(error: unknown, context: ProblemContext): Problem {
  const entry = error instanceof SplotError ? context.table[error.code] : undefined
  if (!(error instanceof SplotError) || entry === undefined) return internal(error, context)
  return {
    ...describe(error.code, entry, context),
    // the thrower's sentence is English; a Polish reader gets the translated title
    detail: context.locale === 'en' ? error.message : entry.title.pl,
    instance: context.path,
    ...(error.issues.length > 0 && { errors: [...error.issues] }),
    ...allowedOf(error.details),
    ...conflictsOf(error.details),
  }
}

function internal(error: unknown, context: ProblemContext): Problem {
  const entry = context.table['server.internal']
  if (entry === undefined) throw new Error('Expected server.internal in the error table')
  return {
    ...describe('server.internal', entry, context),
    detail: entry.title[context.locale],
    instance: `/incidents/${context.incident(error)}`,
  }
}

function describe(code: string, entry: ErrorEntry, { basePath, locale }: ProblemContext) {
  return {
    type: `${basePath}/problems/${code}`,
    title: entry.title[locale],
    status: entry.status,
    code,
    hint: entry.hint[locale],
  }
}

function allowedOf(details: JsonObject): { allowed?: string[] } {
  const allowed = details['allowed']
  if (!Array.isArray(allowed)) return {}
  return { allowed: allowed.filter((one): one is string => typeof one === 'string') }
}

function conflictsOf({ conflicts }: JsonObject): { conflicts?: JsonValue[] } {
  return Array.isArray(conflicts) ? { conflicts } : {}
}
