import { displayFormats, readPlaces } from '../form/text-places.ts'
import type { FormField, FormPage, FormRule, FormSection } from '../form/types.ts'
import type { JsonSchema } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { locales } from '../text.ts'
import type { LocalText } from '../text.ts'
import { formVariables, rowVariables } from './form-variables.ts'
import type { FormRuleCheck } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'
import { toFault } from './workflow-expressions.ts'

/** Values that stand in the texts of a form: their expressions, how they are written, lone braces. */
export const formTexts: FormRuleCheck = ({ form, bundle, expressions }) => {
  const scope = formVariables(form, bundle)
  const check = (text: LocalText | undefined, path: string, variables: JsonSchema = scope) =>
    text === undefined
      ? []
      : locales.flatMap((locale) => {
          const { parts, loneBraces } = readPlaces(text[locale])
          const at = joinPointer(path, locale)
          return [
            ...loneBraces.map((index) => loneBrace(at, index)),
            ...parts.flatMap((part) => {
              if (typeof part === 'string') return []
              const { source, display } = part
              const known: readonly string[] = displayFormats
              return [
                ...expressions.check(source, variables, 'any').map((issue) => toFault(issue, at)),
                ...(display === undefined || known.includes(display)
                  ? []
                  : [unknownName('display', at, display, known)]),
              ]
            }),
          ]
        })
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

function loneBrace(path: string, index: number): Fault {
  return {
    path,
    code: 'text.brace',
    message: {
      pl: `W tekście stoi samotny nawias klamrowy (znak ${index + 1}).`,
      en: `A brace stands alone in the text (character ${index + 1}).`,
    },
    hint: {
      pl: 'Wartość wstawia się jako {wyrażenie}; zwykły nawias klamrowy pisze się podwójnie: {{ albo }}.',
      en: 'Write a value as {expression}; write a plain brace twice: {{ or }}.',
    },
  }
}
