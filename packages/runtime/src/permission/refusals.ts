import { SplotError } from '@splot/definition'
import type { TaskItem } from '@splot/engine'

/** Said alike for a case that is not there and one the reader may not know. */
export function caseNotFound(id: string): SplotError {
  return new SplotError('case.not-found', `Expected a case you may open but "${id}" is none.`)
}

/** Said alike for a task that is not there and one the reader may not know. */
export function taskNotFound(id: string): SplotError {
  return new SplotError('task.not-found', `Expected a task you may open but "${id}" is none.`)
}

/** Said alike for answers that are not there and those the reader may not know. */
export function submissionNotFound(id: string): SplotError {
  return new SplotError(
    'submission.not-found',
    `Expected answers you may read but "${id}" are none.`,
  )
}

/** Said alike for a document that is not there and one the reader may not know. */
export function documentNotFound(id: string): SplotError {
  return new SplotError(
    'document.not-found',
    `Expected a document you may open but "${id}" is none.`,
  )
}

/** Said alike for a file that is not there and one the reader may not know. */
export function fileNotFound(id: string): SplotError {
  return new SplotError('file.not-found', `Expected a file you may open but "${id}" is none.`)
}

/** The task is done, or was called off. */
export function taskClosed({ id, item }: { id: string; item: TaskItem | undefined }): SplotError {
  return item?.status === 'finished'
    ? new SplotError('task.finished', `Expected an open task but "${id}" was handed in.`)
    : new SplotError('task.not-open', `Expected an open task but "${id}" is closed.`)
}

/** The task belongs to somebody else. */
export function taskNotYours(id: string): SplotError {
  return new SplotError('task.not-yours', `Expected a task that is yours but "${id}" is not.`)
}

/** The use case needs a signed-in person. */
export function signInNeeded(): SplotError {
  return new SplotError('auth.required', 'Expected a signed-in person.')
}
