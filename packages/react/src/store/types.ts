import type { FormField, Issue, JsonObject, JsonValue, LocalText } from '@splot/definition'
import type { CompiledForm, FormScope, FormTexts, ItemLimits } from '@splot/forms'
import type { FieldDifference } from '../values/difference.ts'
import type { FieldIndex } from './field-index.ts'

/** What one control shows. A new object only when something in it changed. */
export interface FieldView {
  /** The field with the values that stand in its texts; absent where the form has none. */
  field?: FormField
  value: JsonValue | undefined
  visible: boolean
  required: boolean
  editable: boolean
  /** Of a signature that the reader may not give, though their role signs. */
  unsignable?: true
  /** How many items or rows it takes, where the field limits them. */
  items?: ItemLimits
  /** The first thing wrong, once the person may see it; `null` before. */
  issue: Issue | null
}

/** How far a page of the form is; `read`: nothing on it is the person's to fill. */
export type PageStatus = 'notStarted' | 'inProgress' | 'complete' | 'errors' | 'read'

/** One entry of the form's task list. */
export interface PageView {
  id: string
  title: LocalText
  status: PageStatus
}

/** What concerns the whole form. A new object only when something in it changed. */
export interface FormSummary {
  pages: readonly PageView[]
  /** Visible section ids. */
  sections: readonly string[]
  /** Texts of pages and sections in which values stand. */
  texts: FormTexts
  /** Errors the person may see now, in the order of the form. */
  shownIssues: readonly Issue[]
  /** Ids of pages with an error other than of a signature, shown or not: they keep the form from being signed. */
  unready: readonly string[]
}

/** What rules and computed values may know of a file. */
export interface KnownFile {
  id: string
  name: string
  type: string
  sizeBytes: number
  sha256?: string
}

/** What a store is made from. */
export interface FormStoreOptions {
  form: CompiledForm
  scope: FormScope
  answers: JsonObject
  /**
   * Runs `work` soon, once; returns a cancel function. Default: after the browser has painted, later
   * when the last work was slow.
   */
  schedule?: (work: () => void) => () => void
}

/** A cell of a table that is written by a paste; without `value` it is emptied. */
export interface PastedCell {
  row: number
  key: string
  value?: JsonValue
  /** What is wrong with it, where it could not be read. */
  issue?: Issue
}

/**
 * The answers of one open form. Outside React, so that a key re-renders one control: each control
 * subscribes to its own pointer.
 */
export interface FormStore {
  readonly form: CompiledForm
  readonly scope: FormScope
  readonly index: FieldIndex
  getField(pointer: string): FieldView
  subscribeField(pointer: string, listener: () => void): () => void
  /** Calls back, after the paint, when the person has changed the field. */
  subscribeTyped(pointer: string, listener: () => void): () => void
  getSummary(): FormSummary
  subscribeSummary(listener: () => void): () => void
  /**
   * Calls back after changes a person made, once they are painted; at the latest before they are read.
   * `isDone`: something was chosen, added or removed, not only typed.
   */
  subscribeEdits(listener: (isDone: boolean) => void): () => void
  /** Calls back with fields that a change has brought into view. */
  subscribeShown(listener: (fields: FormField[]) => void): () => void
  /** Answers without hidden fields, with computed values: what is saved. */
  answers(): JsonObject
  setValue(pointer: string, value: JsonValue | undefined): void
  /**
   * Takes what the person typed into a control that shows it by itself: the control is told only when
   * the store comes to hold something else.
   */
  setTyped(pointer: string, value: JsonValue | undefined): void
  /** Says that something unreadable stands in the control; `null` takes it back. */
  setInputIssue(pointer: string, issue: Issue | null): void
  /** The person left the field: what they typed there may now be called wrong. */
  leave(pointer: string): void
  /** Stable ids of a table's rows, for React keys. */
  rowIds(pointer: string): readonly number[]
  addRow(pointer: string, row?: JsonObject): number
  removeRow(pointer: string, index: number): void
  moveRow(pointer: string, from: number, to: number): void
  /**
   * Writes many cells of a table as one edit: makes the rows they need, and shows at once what is wrong
   * with those that could not be read. Returns what takes it back, and says whether it did:
   * not once the table was changed otherwise.
   */
  pasteCells(pointer: string, cells: readonly PastedCell[], rows: number): () => boolean
  /** Shows what is wrong on a page, or everywhere; returns the errors. */
  reveal(page?: string): Issue[]
  /** Shows issues the server found. */
  setServerIssues(issues: readonly Issue[]): void
  /** Takes values that came from outside (another person's change) without calling it an edit. */
  receive(changes: readonly FieldDifference[]): void
  /** Lets rules see a file that was uploaded after the form was opened. */
  knowFile(file: KnownFile): void
  /** Finishes waiting work at once. */
  flush(): void
  /** Stops waiting work. */
  dispose(): void
}
