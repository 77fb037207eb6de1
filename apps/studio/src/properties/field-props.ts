import type { JsonValue } from '@splot/definition'
import type { Property } from '@splot/definition/edit'

/** A property with its place in the edited file and what it is there. */
export interface FieldProps {
  property: Property
  pointer: string
  value: JsonValue | undefined
}
