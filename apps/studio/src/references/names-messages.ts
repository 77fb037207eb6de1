import type { JsonValue } from '@splot/definition'
import type { Deletion, FilePart, Name, Repair } from '@splot/definition/edit'

/** A file that changed since the last question; without `value` it is gone. */
export interface FileChange {
  path: string
  value?: JsonValue
}

/** What is asked about the names of a draft, and what is answered. */
export interface NameQuestions {
  /** How many places and files name something, its declaration apart. */
  uses: { ask: { name: Name }; answer: { places: number; files: number } }
  /** What deleting something would leave behind. */
  deletion: { ask: { what: Name | FilePart }; answer: Deletion }
  /** The files that change when it is deleted. */
  delete: {
    ask: { what: Name | FilePart; repairs: Readonly<Record<string, Repair>> }
    answer: FileChange[]
  }
  /** The files that change when something is renamed. */
  rename: { ask: { name: Name; word: string }; answer: FileChange[] }
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
