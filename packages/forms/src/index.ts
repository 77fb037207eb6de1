// the compiled form
export type {
  CompiledForm,
  FieldState,
  FormCompilation,
  FormScope,
  FormState,
  SchemaIssue,
  SchemaValidator,
} from './types.ts'
