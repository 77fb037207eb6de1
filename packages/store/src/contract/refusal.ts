import { SplotError } from '@splot/definition'

/** Returns the code a promise is refused with, `none` when it is not, `plain: …` for other errors. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'none'
  } catch (error) {
    return error instanceof SplotError ? error.code : `plain: ${String(error)}`
  }
}
