import { useMemo, useState } from 'react'
import { noticeLetter, workflowsNoticed } from '@splot/definition/diff'
import type { ReleaseNotice } from '@splot/runtime'
import { useDifference } from '../differences/use-difference.ts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'

/** A notice to participants while it is being written. */
export interface NoticeDraft extends ReleaseNotice {
  send: boolean
}

/**
 * The notice to participants: what they will notice of the draft, in sentences, until somebody changes
 * it. It is sent unless there is nothing to tell. `null` while the draft cannot be read.
 */
export function useNotice(): [NoticeDraft | null, (notice: NoticeDraft) => void] {
  const difference = useDifference()
  const bundle = bundleOf(useFiles())
  const [written, setWritten] = useState<NoticeDraft | null>(null)
  const proposed = useMemo((): NoticeDraft | null => {
    if (difference === null || bundle === null) return null
    const { notice } = difference
    return {
      ...noticeLetter(bundle.programme, notice),
      workflows: workflowsNoticed(bundle, notice),
      send: notice.length > 0,
    }
  }, [difference, bundle])
  return [written ?? proposed, setWritten]
}
