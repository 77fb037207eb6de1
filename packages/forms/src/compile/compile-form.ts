import type { FormDefinition } from '@splot/definition'
import { formSchema } from '../schema/form-schema.ts'
import { formUiSchema } from '../schema/ui-schema.ts'
import { formState } from '../state/form-state.ts'
import { initialAnswers } from '../state/initial-answers.ts'
import { redactAnswers } from '../state/redact-answers.ts'
import type { CompiledForm, FormCompilation } from '../types.ts'
import { choiceIndexOf } from '../validate/choices.ts'
import { draftIssues, validateAnswers } from '../validate/validate-answers.ts'
import { formTreeOf } from './form-tree.ts'

/**
 * Returns a form that can run. Compile once per id, version and code lists, and keep it.
 *
 * @throws SplotError `form.invalid-definition` with issues that point into the definition: bad,
 *   reserved or doubled keys, faulty expressions, unknown code lists, patterns that are not RE2,
 *   conditions and computed values that depend on each other in a circle (the circle is named)
 */
export function compileForm(
  definition: FormDefinition,
  compilation: FormCompilation,
): CompiledForm {
  const { codeLists, expressions, createValidator } = compilation
  const tree = formTreeOf(definition, codeLists, expressions)
  const schema = formSchema(definition, codeLists)
  const form = { tree, validator: createValidator(schema), choices: choiceIndexOf(codeLists) }
  return {
    definition,
    asksCalendar: tree.asksCalendar,
    systemValues: tree.systemValues,
    schema,
    uiSchema: formUiSchema(definition),
    initial: (scope, prefilled) => initialAnswers(tree, scope, prefilled),
    state: (answers, scope, previous) => formState(tree, answers, scope, previous),
    validate: (answers, scope) => validateAnswers(form, answers, scope),
    validateDraft: (answers, scope) => draftIssues(form, answers, scope),
    redact: (answers, scope) => redactAnswers(tree, answers, scope),
  }
}
