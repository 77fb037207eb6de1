import { useMemo } from 'react'
import { formVariables, rowVariables } from '@splot/definition'
import type {
  FormDefinition,
  FormField,
  JsonSchema,
  Locale,
  ProgrammeBundle,
} from '@splot/definition'
import { fieldOf } from '@splot/definition/edit'
import type { FormPart } from '@splot/definition/edit'
import { knownVariables } from '../names/known-variables.ts'
import type { TitledVariable } from '../names/titled-variables.ts'
import { useLocale } from '@splot/react/texts'

/** What expressions of a part of a form may name: as a schema, and one by one with words. */
export interface FormNames {
  schema: JsonSchema
  variables: readonly TitledVariable[]
}

/** Returns what expressions of a form, or of one part of it, may name. */
export function useFormNames(
  form: FormDefinition,
  bundle: ProgrammeBundle | null,
  part?: FormPart,
): FormNames {
  const locale = useLocale()
  const key = part?.kind === 'field' ? part.id : ''
  return useMemo(() => {
    if (bundle === null) return { schema: {}, variables: [] }
    const schema = schemaAt(form, key, bundle)
    return { schema, variables: titledNames(schema, form, bundle, locale) }
  }, [form, bundle, key, locale])
}

/** In a table, the fields of its rows come first. */
function schemaAt(form: FormDefinition, field: string, bundle: ProgrammeBundle): JsonSchema {
  const around = field.split('.').slice(0, -1)
  return around.reduce<JsonSchema>(
    (scope, _, n) => {
      const table = fieldOf(form, around.slice(0, n + 1).join('.'))
      return table?.fields ? rowVariables(scope, table.fields, bundle.codeLists) : scope
    },
    formVariables(form, bundle),
  )
}

const groups = {
  form: { pl: 'Pola formularza', en: 'Fields of the form' },
  parameters: { pl: 'Parametry programu', en: 'Parameters of the programme' },
  further: { pl: 'Inne dane', en: 'Other data' },
}

function titledNames(
  schema: JsonSchema,
  form: FormDefinition,
  bundle: ProgrammeBundle,
  locale: Locale,
): TitledVariable[] {
  const fields = fieldsByPath(form)
  const lists = new Map(bundle.codeLists.map((list) => [list.id, list]))
  return knownVariables(schema).map((variable) => {
    const [root, id = ''] = variable.path.split('.')
    const field = fields.get(variable.path)
    if (field) {
      const list = field.list === undefined ? undefined : lists.get(field.list)
      const choices = list?.items.map(({ code, label }) => ({ value: code, label: label[locale] }))
      return {
        ...variable,
        label: field.label[locale] || variable.path,
        group: groups.form[locale],
        ...(choices && { choices }),
      }
    }
    const title = root === 'parameters' ? bundle.programme.parameters[id]?.title[locale] : undefined
    const group = root === 'parameters' ? groups.parameters : groups.further
    return { ...variable, label: title ?? variable.path, group: group[locale] }
  })
}

/** Fields by how they are read: from the top, and inside a row by their own keys. */
function fieldsByPath(form: FormDefinition): Map<string, FormField> {
  const found = new Map<string, FormField>()
  const collect = (fields: readonly FormField[], above: string): void => {
    for (const field of fields) {
      found.set(`${above}${field.key}`, field)
      if (!found.has(field.key)) found.set(field.key, field)
      collect(field.fields ?? [], `${above}${field.key}.`)
    }
  }
  for (const { sections } of form.pages) for (const { fields } of sections) collect(fields, '')
  return found
}
