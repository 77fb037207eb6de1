import { useMemo, type ReactNode } from 'react'
import type { FormField } from '@splot/definition'
import { FieldDispatch } from './field-dispatch.tsx'

/** Lets JSON Forms choose the renderer of a column of a row, or of a field of a group. */
export function ColumnDispatch({ row, column }: { row: string; column: FormField }): ReactNode {
  const element = useMemo(() => controlElement(column), [column])
  return <FieldDispatch uischema={element} path={jsonFormsPath(row)} />
}

/** Returns the UI schema element of one field. Pure. */
export function controlElement(field: FormField) {
  return {
    type: 'Control',
    scope: `#/properties/${field.key}`,
    options: { type: field.type, key: field.key },
  }
}

/** Returns a JSON Pointer as JSON Forms writes paths: `/founders/0` → `founders.0`. Pure. */
export function jsonFormsPath(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.')
}
