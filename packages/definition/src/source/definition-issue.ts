import type { Issue } from '../error.ts'
import type { JsonObject } from '../json.ts'
import type { LocalText } from '../text.ts'

/** A definition file as it came from a disk, a bundle or an editor. */
export interface SourceFile {
  /** Path from the programme's root with forward slashes, such as `workflows/recruitment.json`. */
  path: string
  text: string
}

/** One thing wrong with a definition: where it stands, what it is, how to mend it. */
export interface DefinitionIssue extends Issue {
  file: string
  /** Line and column from 1, in UTF-16 units. */
  line: number
  column: number
  severity: 'error' | 'warning'
  /** What the author can do. */
  hint: LocalText
}

/** A fault found in a value, before its place in the text is known. */
export interface Fault {
  path: string
  code: string
  message: LocalText
  hint: LocalText
  severity?: 'error' | 'warning'
  /** Values the message was made from. */
  params?: JsonObject
}

/** Turns a fault into an issue of a file. */
export type Locate = (pointer: string) => { line: number; column: number }
