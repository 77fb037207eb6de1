import type { JsonValue } from '../json.ts'
import type { LocalText } from '../text.ts'
import type { DefinitionFiles, EditCommand } from './files.ts'
import { changeAt } from './set-at.ts'

/** Returns the files with one of them changed; the very same files when it stays as it is. Pure. */
export function withFile(
  files: DefinitionFiles,
  path: string,
  change: (value: JsonValue) => JsonValue,
): DefinitionFiles {
  const before = files[path]
  if (before === undefined) return files
  const after = change(before)
  return after === before ? files : { ...files, [path]: after }
}

/** Returns the files with one more, or one in another's place. Pure. */
export function putFile(files: DefinitionFiles, path: string, value: JsonValue): DefinitionFiles {
  return { ...files, [path]: value }
}

/** Returns the files without one. Pure. */
export function removeFile(files: DefinitionFiles, path: string): DefinitionFiles {
  if (files[path] === undefined) return files
  const { [path]: _gone, ...kept } = files
  return kept
}

/** Returns the command that puts a value at a place of a file; `undefined` takes away what is there. Pure. */
export function setValue(
  path: string,
  pointer: string,
  value: JsonValue | undefined,
  label: LocalText,
): EditCommand {
  return {
    label,
    apply: (files) => withFile(files, path, (file) => changeAt(file, pointer, () => value)),
    together: `${path}#${pointer}`,
  }
}
