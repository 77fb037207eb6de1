import type { JsonObject, JsonValue } from '../json.ts'
import type { LocalText } from '../text.ts'
import { withFile } from './edit-file.ts'
import type { DefinitionFiles, EditCommand } from './files.ts'
import { changeAt, valueAt } from './set-at.ts'
import { nameFromTitle, unusedName } from './workflow/new-names.ts'

/** Where things with names of their own stand: roles, parameters, messages of a programme. */
export interface NamedPlace {
  path: string
  /** JSON Pointer of the object whose keys are the names. */
  pointer: string
}

/** Returns the name that a new thing of a title gets: one that none of the others has. Pure. */
export function newNameIn(
  files: DefinitionFiles,
  { path, pointer }: NamedPlace,
  title: LocalText,
): string {
  const named = (valueAt(files[path], pointer) ?? {}) as JsonObject
  return unusedName(nameFromTitle(title.en || title.pl, 'item'), (name) =>
    Object.hasOwn(named, name),
  )
}

/** Returns the command that adds a thing under a new name made from its title. Pure. */
export function addNamed(
  place: NamedPlace,
  title: LocalText,
  value: JsonValue,
  label: LocalText,
): EditCommand {
  return {
    label,
    apply: (files) => {
      const name = newNameIn(files, place, title)
      return withFile(files, place.path, (file) =>
        changeAt(file, place.pointer, (named) => ({ ...(named as JsonObject), [name]: value })),
      )
    },
  }
}
