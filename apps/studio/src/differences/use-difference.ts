import { useDeferredValue, useMemo } from 'react'
import { diffProgrammes, type ProgrammeDifference } from '@splot/definition/diff'
import { useDraft } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { filesOf } from './files-of.ts'

/** What the open draft says otherwise than what it began from; `null` while one cannot be read. */
export function useDifference(): ProgrammeDifference | null {
  const baseFiles = useDraft((state) => state.baseFiles)
  const files = useDeferredValue(useFiles())
  return useMemo(() => {
    const before = bundleOf(filesOf(baseFiles))
    const after = bundleOf(files)
    return before === null || after === null ? null : diffProgrammes(before, after)
  }, [baseFiles, files])
}
