// the compiled form
export { compileForm } from './compile/compile-form.ts'
export { scopeNames } from './compile/scope-names.ts'
export type {
  CompiledForm,
  FieldState,
  FormCompilation,
  FormScope,
  FormState,
  SchemaIssue,
  SchemaValidator,
} from './types.ts'
// values
export { normaliseValue } from './formats/normalise-value.ts'
// errors and limits
export { formErrors } from './errors.ts'
export { limits } from './limits.ts'
