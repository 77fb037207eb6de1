// files and commands
export type { DefinitionFiles, EditCommand } from './files.ts'
export { putFile, removeFile, setValue, withFile } from './edit-file.ts'
export { changeAt, moved, setAt, valueAt, withKeys } from './set-at.ts'
