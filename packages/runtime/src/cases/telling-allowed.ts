import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { openCase } from '../permission/open-case.ts'
import type { Reader } from '../types.ts'
import { sendableEvents } from './case-view.ts'

/**
 * Does a step of a person. The engine tells with a refused event all that the state takes; they are told
 * those that they may send themselves, and nothing of what the rest would tell of the case.
 *
 * @throws SplotError what `step` refuses with
 */
export async function tellingAllowed<T>(
  deps: Deps,
  reader: Reader,
  caseId: string,
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'event.not-allowed') throw error
    const allowed = sendableEvents(deps, await openCase(deps, reader, caseId))
    throw new SplotError(
      'event.not-allowed',
      allowed.length === 0
        ? 'Expected an event that is possible now but none is that you may send.'
        : `Expected one of the events you may send now: ${allowed.join(', ')}.`,
      { details: { allowed }, cause: error },
    )
  }
}
