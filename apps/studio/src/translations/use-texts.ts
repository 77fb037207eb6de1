import { useMemo } from 'react'
import { programmeTexts, type ProgrammeText } from '@splot/definition/edit'
import { filesOf } from '../differences/files-of.ts'
import { useDraft } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'

/** Returns all texts of the open draft and how their translations stand. */
export function useTexts(): readonly ProgrammeText[] {
  const files = useFiles()
  const baseFiles = useDraft((state) => state.baseFiles)
  return useMemo(() => programmeTexts(files, filesOf(baseFiles)), [files, baseFiles])
}

/** True where one of the languages is to be written, or to be looked at. Pure. */
export function isToDo({ state }: ProgrammeText): boolean {
  return state === 'missing' || state === 'stale' || state === 'copied'
}
