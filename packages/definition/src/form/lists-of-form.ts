import type { FormDefinition, FormField } from './types.ts'

/** Returns the ids of the code lists whose items the fields of a form offer. Pure. */
export function listsOfForm(form: FormDefinition): Set<string> {
  const lists = new Set<string>()
  const add = ({ list, fields = [] }: FormField): void => {
    if (list !== undefined) lists.add(list)
    fields.forEach(add)
  }
  for (const { sections } of form.pages) for (const { fields } of sections) fields.forEach(add)
  return lists
}
