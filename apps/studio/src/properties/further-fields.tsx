import type { ReactNode } from 'react'
import { propertyAt } from '@splot/definition/edit'
import { useEditedFile } from './edited-file.ts'
import { RecordFields } from './property-field.tsx'

/** Some parts of a thing inside the edited file that its own editor does not show. */
export function FurtherFields(props: {
  /** JSON Pointer of the thing. */
  pointer: string
  only: readonly string[]
}): ReactNode {
  const { file, value } = useEditedFile()
  const property = propertyAt(file, value, props.pointer)
  return property === undefined ? null : <RecordFields {...props} property={property} />
}
