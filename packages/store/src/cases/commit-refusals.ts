import { SplotError } from '@splot/definition'
import type { CaseCommit } from '../types.ts'

/** Returns the refusal of a step that was computed from another revision than the stored one. */
export function revisionConflict(
  { caseId, expectedRevision }: Pick<CaseCommit, 'caseId' | 'expectedRevision'>,
  revision: number,
): SplotError {
  return new SplotError(
    'store.conflict',
    `Expected case ${caseId} at revision ${expectedRevision} but it is at ${revision}`,
    { details: { expected: expectedRevision, actual: revision } },
  )
}

/** Returns the refusal of a message that the case consumed before. */
export function messageRepeated(caseId: string, inbox: string): SplotError {
  return new SplotError('store.duplicate', `Case ${caseId} has consumed this message before`, {
    details: { inbox },
  })
}

/** Returns the refusal of a request that the case answered before. */
export function requestRepeated(caseId: string, idempotency: string): SplotError {
  return new SplotError('store.duplicate', `Case ${caseId} has answered this request before`, {
    details: { idempotency },
  })
}

/** Returns the refusal of a document written over another revision than the stored one. */
export function documentConflict(kind: string, expected: number, actual: number): SplotError {
  return new SplotError(
    'store.conflict',
    `Expected the ${kind} document at revision ${expected} but it is at ${actual}`,
    { details: { expected, actual } },
  )
}
