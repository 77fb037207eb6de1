import type { FormField, FormPage, FormRule, FormSection } from '../form/types.ts'
import type { JsonSchema } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import type { LocalText } from '../text.ts'
import { formVariables, rowVariables } from './form-variables.ts'
import type { FormRuleCheck } from './lint-subject.ts'
import { textFaults } from './text-faults.ts'
import { toFault } from './workflow-expressions.ts'

/** Values that stand in the texts of a form: their expressions, how they are written, lone braces. */
export const formTexts: FormRuleCheck = ({ form, bundle, expressions }) => {
  const scope = formVariables(form, bundle)
  const check = (text: LocalText | undefined, path: string, variables: JsonSchema = scope) =>
    textFaults(text, path, (source, at) =>
      expressions.check(source, variables, 'any').map((issue) => toFault(issue, at)),
    )
  const rules = (list: readonly FormRule[] | undefined, path: string, variables: JsonSchema) =>
    (list ?? []).flatMap(({ message }, n) =>
      check(message, joinPointer(path, n, 'message'), variables),
    )
  const fieldFaults = (field: FormField, path: string, variables: JsonSchema): Fault[] => {
    const row = field.fields ? rowVariables(variables, field.fields, bundle.codeLists) : variables
    return [
      ...(['label', 'help', 'text'] as const).flatMap((key) =>
        check(field[key], joinPointer(path, key)),
      ),
      ...rules(field.rules, joinPointer(path, 'rules'), row),
      ...(field.fields ?? []).flatMap((child, n) =>
        fieldFaults(child, joinPointer(path, 'fields', n), row),
      ),
    ]
  }
  const heading = (part: FormPage | FormSection, path: string) => [
    ...check(part.title, joinPointer(path, 'title')),
    ...check(part.description, joinPointer(path, 'description')),
  ]
  return [
    ...form.pages.flatMap((page, p) => [
      ...heading(page, `/pages/${p}`),
      ...page.sections.flatMap((section, s) => {
        const path = `/pages/${p}/sections/${s}`
        return [
          ...heading(section, path),
          ...section.fields.flatMap((field, f) =>
            fieldFaults(field, joinPointer(path, 'fields', f), scope),
          ),
        ]
      }),
    ]),
    ...rules(form.rules, '/rules', scope),
  ]
}
