import type { CompiledForm } from '@splot/forms'

/** Returns the source of an ES module with a form's validators, for a browser without `eval`. */
export function validatorModule(form: CompiledForm): string {
  return `export const schema = ${JSON.stringify(form.schema)}\n`
}
