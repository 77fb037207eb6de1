// what every adapter does alike, for those outside this package
export { blobTooLarge } from '../blob-too-large.ts'
export { blobsBeside } from '../blobs-beside.ts'
export type { BlobShelf } from '../store-parts.ts'
export { withSpooledBytes } from '../spooled-bytes.ts'
export type { SpooledBytes } from '../spooled-bytes.ts'
export { assertCaseId, assertDocumentKey, isCaseId, isDocumentKey } from '../case-id.ts'
export { assertCommit } from '../cases/apply-commit.ts'
export { searchedText } from '../cases/case-filter.ts'
export { caseListName, casePlace, defaultCaseSort, placeOf } from '../cases/case-order.ts'
export type { CasePlace, CaseSort } from '../cases/case-order.ts'
export { CaseSteps } from '../cases/case-steps.ts'
export {
  documentConflict,
  messageRepeated,
  requestRepeated,
  revisionConflict,
} from '../cases/commit-refusals.ts'
export { taskCursorKey, taskListName, taskPlace, taskPlaceOf } from '../cases/task-list.ts'
export type { TaskPlace } from '../cases/task-list.ts'
export { Listeners } from '../listeners.ts'
export { toCursor } from '../lists/cursor.ts'
export { documentListName, documentPlaceOf, placeAt, toPage } from '../lists/page.ts'
export { pageSize } from '../lists/page-size.ts'
export { OpenCalls } from '../open-calls.ts'
