import type { BenchField } from '../forms-given/form-fields.ts'
import type { Prepared } from './main.ts'
import { prepare as prepareForm } from './splot.tsx'

/** Our task form as people get it: long forms are pages of at most about 40 fields. */
export function prepare(fields: readonly BenchField[]): Promise<Prepared> {
  return prepareForm(fields, 40)
}
