import type { JsonValue } from '@splot/definition'
import type { LocalText } from '@splot/definition'
import type { Deletion, FilePart, Name, Repair, UsedIn, WorkflowCopy } from '@splot/definition/edit'
import type { StudioFinding } from '../check/finding.ts'

/** A file that changed since the last question; without `value` it is gone. */
export interface FileChange {
  path: string
  value?: JsonValue
}

/** What is asked about the names of a draft, and what is answered. */
export interface NameQuestions {
  /** How many places and files name something, its declaration apart. */
  uses: { ask: { name: Name }; answer: { places: number; files: number } }
  /** Where something is named, by the titles of things. */
  usedIn: { ask: { name: Name }; answer: UsedIn }
  /** What deleting something, and what goes along, would leave behind. */
  deletion: { ask: Deleting; answer: Deletion }
  /** The files that change when it is deleted. */
  delete: { ask: DeletingWith; answer: FileChange[] }
  /** What the check would find in these files that it does not find now. */
  aftermath: { ask: DeletingWith; answer: StudioFinding[] }
  /** The files that change when something is renamed. */
  rename: { ask: { name: Name; word: string }; answer: FileChange[] }
  /** The files that are new, or change, when something is copied; the id of a form is made. */
  copyWorkflow: { ask: WorkflowCopy; answer: FileChange[] }
  copyForm: { ask: { of: string; title: LocalText }; answer: { id: string; changes: FileChange[] } }
}

/** What is to go. */
export interface Deleting {
  what: Name | FilePart
  /** What was used by nothing else. */
  along: readonly Name[]
}

/** The same, and what becomes of what names it. */
export interface DeletingWith extends Deleting {
  repairs: Readonly<Record<string, Repair>>
}

/** Kinds of questions. */
export type NameQuestion = keyof NameQuestions

/** A question, with what changed since the one before. */
export interface NameRequest<K extends NameQuestion = NameQuestion> {
  id: number
  kind: K
  changes: readonly FileChange[]
  ask: NameQuestions[K]['ask']
}

/** The answer, or the refusal of an edit: its stable code and what it says. */
export type NameReply =
  | { id: number; answer: unknown }
  | { id: number; refused: { code: string; message: string } }
  | { id: number; failed: string }
