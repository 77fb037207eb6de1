import { SplotError } from '@splot/definition'

/** Returns the code of an error of PostgreSQL or of the network, or `undefined`. Pure. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : undefined
}

// shutting down, crashed, starting up; told to go; gone for standing idle
const gone = ['57P01', '57P02', '57P03', '57P05', '25P03']
const network = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
]
// the words of the driver, which gives these no code
const lostWords =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|not queryable|Query read timeout/u

/**
 * Returns whether the connection was lost or could not be made: nobody knows what became of the
 * statement. Pure.
 */
export function isLost(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== undefined) return code.startsWith('08') || [...gone, ...network].includes(code)
  return error instanceof Error && lostWords.test(error.message)
}

/** Returns whether the database undid a statement because of another and would take it again. Pure. */
export function isUndone(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error) ?? '')
}

/** Returns whether a row with this key is there already. Pure. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === '23505'
}

/** Returns what the reader is told of an error of the database; others as they are. Pure. */
export function databaseError(error: unknown): unknown {
  const code = codeOf(error)
  const told = error instanceof Error ? error.message : String(error)
  const refusal = (as: string, message: string) =>
    new SplotError(as, message, { cause: error, details: { database: code ?? 'none' } })
  if (isLost(error))
    return refusal('store.unreachable', `Expected the database to answer but it did not: ${told}`)
  // a statement that ran too long, no connection left, a lock not given
  if (['57014', '53300', '55P03'].includes(code ?? ''))
    return refusal('store.busy', `Expected the database to have time but it did not: ${told}`)
  if (code === '53100')
    return refusal('store.full', `Expected space on the database's disk: ${told}`)
  // a standby, missing rights, a disk that fails
  if (['25006', '42501', '58030'].includes(code ?? ''))
    return refusal('store.unwritable', `Expected a database that can be written: ${told}`)
  return error
}
