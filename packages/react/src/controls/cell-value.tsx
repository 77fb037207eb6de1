import type { ReactNode } from 'react'
import type { FormField } from '@splot/definition'
import { useField } from '../store/use-field.ts'
import { childPointer } from '../values/pointer.ts'
import { FieldValue } from './field-value.tsx'

/** The value in one column of a row, to be read. */
export function CellValue({ row, column }: { row: string; column: FormField }): ReactNode {
  const pointer = childPointer(row, column.key)
  return <FieldValue field={column} pointer={pointer} value={useField(pointer).value} />
}
