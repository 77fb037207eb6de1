import type { CompiledForm } from '@splot/forms'
import { compileStandalone } from '@splot/forms/ajv'

/** Compiling takes tens of milliseconds; a compiled form never changes. */
const sources = new WeakMap<CompiledForm, string>()

/**
 * Returns the source of an ES module with a form's validator, for a browser without `eval`:
 * `createValidators(runtime)[<form id>]` with the runtime of `@splot/forms/ajv/runtime`.
 */
export function validatorModule(form: CompiledForm): string {
  const known = sources.get(form)
  if (known !== undefined) return known
  const source = compileStandalone({ [form.definition.id]: form.schema })
  sources.set(form, source)
  return source
}
