import type { FormDefinition, JsonObject } from '@splot/definition'

/** Returns the pointers of fields that answers name as trade secrets. Pure. */
export function secretPointers(form: FormDefinition, answers: JsonObject): ReadonlySet<string> {
  const named = form.pages
    .flatMap(({ sections }) => sections)
    .flatMap(({ fields }) => fields)
    .filter(({ namesSecrets }) => namesSecrets === true)
    .flatMap(({ key }) => answers[key] ?? [])
  return new Set(named.filter((one) => typeof one === 'string'))
}
