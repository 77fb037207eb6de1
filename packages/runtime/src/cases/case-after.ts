import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { CaseView, Reader } from '../types.ts'
import { getCase } from './case-view.ts'

/**
 * Returns the case as it stands after a step of the reader's own; `null`: the step was done, and it is
 * closed to them now.
 */
export async function caseAfter(deps: Deps, reader: Reader, id: string): Promise<CaseView | null> {
  try {
    return await getCase(deps, reader, id)
  } catch (error) {
    if (error instanceof SplotError && error.code === 'case.not-found') return null
    throw error
  }
}
