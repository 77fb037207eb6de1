import type { JsonObject, JsonValue, Locale, LocalText } from '@splot/definition'
import { formatValue } from '@splot/forms'
import type { Deps } from '../deps.ts'
import { filesOfCase } from '../files/file-documents.ts'
import { fileIdsIn } from '../forms/form-fields.ts'
import type { PlacedField } from '../forms/form-fields.ts'
import { serverScope } from '../forms/form-scope.ts'
import type { FormUse } from '../forms/form-use.ts'
import { referenceChoices } from '../forms/references.ts'
import type { Choice } from '../forms/references.ts'

/** Names of what answers only name by id: pointer without row numbers → id → name; files under `''`. */
export type Names = Record<string, Record<string, LocalText>>

/** Returns the names of what answers of a form name by id: choices of references, and files. */
export async function namesIn(deps: Deps, use: FormUse, answers: JsonObject): Promise<Names> {
  const choices = await referenceChoices(deps, use, await serverScope(deps, use, answers), answers)
  const files = await filesOfCase(deps, use.loaded, fileIdsIn(use.form.definition, answers))
  const named = Object.entries(choices).map(([pointer, all]) => [pointer, byId(all)] as const)
  const called = files.map(({ id, name }) => ({ id, label: { pl: name, en: name } }))
  return { ...Object.fromEntries(named), '': byId(called) }
}

function byId(all: readonly Choice[]): Record<string, LocalText> {
  return Object.fromEntries(all.map(({ id, label }) => [id, label] as const))
}

/** Writes the value of a field as people read it; `null`: there is none. */
export type WriteValue = (
  place: PlacedField,
  value: JsonValue | undefined,
  names: Names,
) => LocalText | null

/** Returns what writes values of a form as people read them, in both languages. */
export function valueWriter(deps: Deps, use: FormUse): WriteValue {
  const codeLists = deps.library.codeLists(use.form.definition, use.loaded.release)
  const { timeZone } = deps.library.calendar()
  return ({ field, pointer }, value, names) => {
    if (value === undefined || value === null) return null
    const known = field.type === 'file' ? names[''] : field.from && names[pointer]
    const inLanguage = (locale: Locale) =>
      known
        ? [value]
            .flat()
            .map((id) => (typeof id === 'string' ? (known[id]?.[locale] ?? id) : ''))
            .join(', ')
        : formatValue(field, value, { locale, codeLists, timeZone })
    return { pl: inLanguage('pl'), en: inLanguage('en') }
  }
}
