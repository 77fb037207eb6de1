import type { ReactNode } from 'react'
import { fileProperty } from '@splot/definition/edit'
import { Fields } from '../parts/fields.tsx'
import { useEditedFile } from './edited-file.ts'
import { RecordFields } from './property-field.tsx'

/** Properties of the edited file itself: all of them, or those that are named, or all but some. */
export function FileFields(props: {
  only?: readonly string[]
  without?: readonly string[]
}): ReactNode {
  const { file } = useEditedFile()
  return (
    <Fields>
      <RecordFields property={fileProperty(file)} pointer="" {...props} />
    </Fields>
  )
}
