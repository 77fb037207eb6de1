import type { ReactNode } from 'react'
import type { FileView } from '@splot/runtime'
import { useFieldTexts } from '../texts/field-texts.ts'

/** What a virus scanner has not said yet of a file, or has against it; nothing of one that passed. */
export function FileScan({ file }: { file: FileView | undefined }): ReactNode {
  const t = useFieldTexts()
  if (file?.scan !== 'unknown' && file?.scan !== 'infected') return null
  return (
    <span className="sp-file-scan" data-scan={file.scan}>
      {t(file.scan === 'infected' ? 'file.infected' : 'file.unscanned')}
    </span>
  )
}
