import type { FormField } from '../form/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import type { FormRuleCheck } from './lint-subject.ts'

/** Only a choice of several, outside of tables, names the fields of the form that are secret. */
export const secretNames: FormRuleCheck = ({ form }) =>
  form.pages.flatMap((page, p) =>
    page.sections.flatMap((section, s) =>
      faultsIn(section.fields, `/pages/${p}/sections/${s}/fields`, false),
    ),
  )

function faultsIn(fields: readonly FormField[], above: string, inside: boolean): Fault[] {
  return fields.flatMap((field, n) => {
    const pointer = joinPointer(above, n)
    const isWrong = field.namesSecrets === true && (inside || field.type !== 'references')
    return [
      ...(isWrong ? [wrong(field, joinPointer(pointer, 'namesSecrets'))] : []),
      ...faultsIn(field.fields ?? [], joinPointer(pointer, 'fields'), true),
    ]
  })
}

function wrong({ key }: FormField, path: string): Fault {
  return {
    path,
    code: 'secret.names',
    message: {
      pl: `Pole „${key}” nie może wskazywać tajemnic: nie jest wyborem kilku odpowiedzi albo stoi w tabeli lub grupie.`,
      en: `The field "${key}" cannot name secrets: it is no choice of several, or stands in a table or group.`,
    },
    hint: {
      pl: 'Użyj pola „references” bezpośrednio w sekcji.',
      en: 'Use a field of the type "references" right in a section.',
    },
  }
}
