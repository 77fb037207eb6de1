import { useMemo, type ReactNode } from 'react'
import { kindOfPath } from '@splot/definition'
import { useFile, useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { EditedFileContext } from './edited-file.ts'

/** Gives the fields below the file they edit; nothing where there is no such file. */
export function EditedFileProvider(props: { path: string; children: ReactNode }): ReactNode {
  const { path, children } = props
  const value = useFile(path)
  const bundle = bundleOf(useFiles())
  const file = kindOfPath(path)
  const edited = useMemo(
    () => (value === undefined || bundle === null || !file ? null : { path, file, value, bundle }),
    [path, file, value, bundle],
  )
  return edited === null ? null : <EditedFileContext value={edited}>{children}</EditedFileContext>
}
