import { SplotError } from '@splot/definition'

/** Returns Node's code of an error (`ENOENT`), or `''`. Pure. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/**
 * Returns a failed write as the refusal to tell: `store.full` without space, else
 * `store.unwritable`; a `SplotError` as it is. `file` is relative to the data folder. Pure.
 */
export function diskError(error: unknown, file: string): SplotError {
  if (error instanceof SplotError) return error
  const code = codeOf(error)
  const full = fullCodes.has(code)
  return new SplotError(
    full ? 'store.full' : 'store.unwritable',
    `Expected to write ${file} but the system answered ${code || 'with an unknown failure'}`,
    { cause: error, details: { file, reason: code } },
  )
}

/** Returns a damaged file as the refusal to tell. Pure. */
export function corruptFile(file: string, why: string): SplotError {
  return new SplotError('store.corrupt', `Expected ${file} as the store wrote it, but ${why}`, {
    details: { file, why },
  })
}
