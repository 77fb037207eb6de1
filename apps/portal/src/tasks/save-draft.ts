import { ApiError } from '@splot/client'
import { SaveError } from '@splot/react'
import type { DraftChange, DraftResult } from '@splot/runtime'
import { client } from '../api/client.ts'

/** Saves changed fields; says in the form's words why it could not. */
export async function saveDraft(task: string, changes: DraftChange[]): Promise<DraftResult> {
  try {
    return await client.saveDraft(task, changes)
  } catch (error) {
    throw toSaveError(error)
  }
}

/** Returns which kind of failed save an error is. Pure. */
export function toSaveError(error: unknown): SaveError {
  if (!(error instanceof ApiError)) return new SaveError('failed', String(error))
  if (error.status === 0) return new SaveError('offline', error.message)
  if (error.status === 401) return new SaveError('signedOut', error.title)
  if (error.status >= 500 || error.status === 429) return new SaveError('failed', error.title)
  return new SaveError('refused', error.hint || error.title)
}
