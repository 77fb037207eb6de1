import { createContext, use, useCallback } from 'react'
import type { DefinitionKind, JsonValue, LocalText, ProgrammeBundle } from '@splot/definition'
import { setValue } from '@splot/definition/edit'
import { useRun } from '../draft/draft-context.ts'
import { fileTitle } from '../home/file-title.ts'

/** The file whose properties are on screen. */
export interface EditedFile {
  path: string
  file: DefinitionKind
  value: JsonValue
  bundle: ProgrammeBundle
}

/** The file of the fields below; `null` outside of one. */
export const EditedFileContext = createContext<EditedFile | null>(null)

/** Returns the file whose properties are edited. */
export function useEditedFile(): EditedFile {
  const edited = use(EditedFileContext)
  if (edited === null) throw new Error('Expected a property of a file')
  return edited
}

/** Puts a value at a JSON Pointer of the file; `undefined` takes away what is there. */
export type SetProperty = (pointer: string, value: JsonValue | undefined, what: LocalText) => void

/** Returns how a property of the file is changed; `what` is what it is called. */
export function useSetProperty(): SetProperty {
  const { path, value: file } = useEditedFile()
  const run = useRun()
  return useCallback(
    (pointer, value, what) =>
      run(
        setValue(path, pointer, value, {
          pl: `Zmień „${what.pl}” (${fileTitle(path, file, 'pl')})`,
          en: `Change “${what.en}” (${fileTitle(path, file, 'en')})`,
        }),
      ),
    [path, file, run],
  )
}
