import type { CodeList, FormDefinition, JsonSchema } from '@splot/definition'
import { objectSchema } from './field-schema.ts'

/**
 * Returns the draft-07 schema of a form's answers with every field allowed and none demanded: which
 * ones must be there depends on the answers and is decided by the form's state. Pure.
 */
export function formSchema(form: FormDefinition, codeLists: readonly CodeList[]): JsonSchema {
  const lists = new Map(codeLists.map((list) => [list.id, list]))
  const fields = form.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: form.title.pl,
    ...objectSchema(fields, lists),
  }
}
