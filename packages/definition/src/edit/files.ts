import type { JsonValue } from '../json.ts'
import type { LocalText } from '../text.ts'

/**
 * The definition files of a programme while they are edited: path → what the file holds. What an edit
 * does not touch stays the very same object. A file that is no JSON is absent.
 */
export type DefinitionFiles = Readonly<Record<string, JsonValue>>

/** One edit of a person: it can be named, done, undone and done again. */
export interface EditCommand {
  /** What it does, as the undo button and the change log tell it: `Add the state “Site visit”`. */
  label: LocalText
  /** Returns the files after it; the very same ones when it changes nothing. Pure. */
  apply(files: DefinitionFiles): DefinitionFiles
  /** Commands in a row with the same `together` are one step of undo, as the keys of one text are. */
  together?: string
}
