// the compiled form
export { compileForm } from './compile/compile-form.ts'
export type {
  CompiledForm,
  FieldState,
  FormCompilation,
  FormScope,
  FormState,
  FormTexts,
  ItemLimits,
  PartTexts,
  SchemaIssue,
  SchemaValidator,
} from './types.ts'
export { isDayOffIn } from './state/days-off.ts'
export type { DaysOff } from './state/days-off.ts'
export { declaredTexts } from './state/declared-texts.ts'
export type { DeclaredText } from './state/declared-texts.ts'
// documents
export { compileDocument } from './documents/compile-document.ts'
export { richNodes } from './documents/rich-nodes.ts'
export type { CompiledDocument, DocumentFacts } from './documents/compile-document.ts'
export type {
  ContentBlock,
  DocumentContent,
  RichItem,
  Picture,
  RichNode,
  SignedLine,
  TextRun,
} from './documents/document-content.ts'
// comparison
export { compareAnswers } from './compare/compare-answers.ts'
export type { AnswerChange } from './compare/compare-answers.ts'
// schemas
export { lintSchema } from './lint/lint-schema.ts'
export { defaultUiSchema } from './convert/default-ui-schema.ts'
export { exportJsonSchema } from './convert/export-json-schema.ts'
export { importJsonSchema } from './convert/import-json-schema.ts'
export type { ImportedForm } from './convert/import-json-schema.ts'
// values
export { formatValue } from './formats/format-value.ts'
export type { FormatOptions } from './formats/format-value.ts'
export { normaliseValue } from './formats/normalise-value.ts'
export { todayOf } from './validate/today.ts'
// errors and limits
export { formErrors } from './errors.ts'
export { limits } from './limits.ts'
