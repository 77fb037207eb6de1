import { isLocalText, textIn, toLocalText } from '@splot/definition'
import type {
  FormField,
  JsonObject,
  JsonValue,
  Locale,
  LocalText,
  ReferenceSource,
} from '@splot/definition'
import type { FormScope } from '@splot/forms'
import { loadCase } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { loadPerson } from '../people/people.ts'
import { readableCases } from '../permission/readable-cases.ts'
import { relationTo } from '../permission/relation.ts'
import { roleHolders } from '../people/role-holders.ts'
import { fieldsOf, valuesAt } from './form-fields.ts'
import type { FormUse } from './form-use.ts'

/** One choice of a reference field. */
export interface Choice {
  id: string
  label: LocalText
}

/** More choices than this want a search, not a list. */
const maxChoices = 500

/**
 * Returns the choices of each reference field by its pointer without row numbers, and what the ids in
 * computed fields are called. `shown` is what the reader sees of the answers.
 */
export async function referenceChoices(
  deps: Deps,
  use: FormUse,
  scope: FormScope,
  shown: JsonObject,
): Promise<Record<string, Choice[]>> {
  const choices: Record<string, Choice[]> = {}
  for (const { pointer, field } of fieldsOf(use.form.definition))
    if (field.from && namesItsValue(field))
      choices[pointer] = await named(deps, idsAt(use, shown, pointer))
    else if (field.from) choices[pointer] = await choicesFrom(deps, use, scope, field.from)
  return choices
}

function namesItsValue({ type, from }: FormField): boolean {
  return type === 'computed' && from?.kind === 'people' && !from.role && !from.options
}

/** What a form that is being filled computes of a person is mostly who fills it. */
function idsAt({ relation }: FormUse, shown: JsonObject, pointer: string): string[] {
  const ids = [relation.person, ...valuesAt(shown, pointer)].flat()
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}

async function choicesFrom(
  deps: Deps,
  use: FormUse,
  scope: FormScope,
  from: ReferenceSource,
): Promise<Choice[]> {
  if (from.kind === 'people' && from.role !== undefined) return people(deps, use, from.role)
  if (from.kind === 'cases' && from.workflow !== undefined) return cases(deps, use, from.workflow)
  if (from.options === undefined) return []
  const variables = { ...scope.variables, lists: listsOf(deps, use) }
  const options = evaluate(deps, from.options, variables, scope.moment.now)
  const given = Array.isArray(options) ? options.slice(0, maxChoices).flatMap(toChoice) : []
  return from.kind === 'people'
    ? named(
        deps,
        given.map(({ id }) => id),
      )
    : given
}

/** The code lists that the form names, as its expressions see them: their items. */
function listsOf(deps: Deps, { form, loaded }: FormUse): JsonObject {
  const lists = deps.library.codeLists(form.definition, loaded.release)
  return Object.fromEntries(
    lists.map(({ id, items }) => [
      id,
      items.map(({ code, label: { pl, en } }) => ({ code, label: { pl, en } })),
    ]),
  )
}

function toChoice(option: JsonValue): Choice[] {
  if (typeof option === 'string') return [{ id: option, label: toLocalText(option) }]
  const { id, label } = (option ?? {}) as JsonObject
  if (typeof id !== 'string') return []
  const said = typeof label === 'string' || isLocalText(label) ? label : id
  return [{ id, label: toLocalText(said) }]
}

async function people(deps: Deps, { loaded }: FormUse, role: string): Promise<Choice[]> {
  const ofCase = deps.library.programme().roles[role]?.kind === 'case'
  const ids = ofCase
    ? loaded.case.members.filter((member) => member.role === role).map(({ person }) => person)
    : await roleHolders(deps, role)
  return named(deps, ids.slice(0, maxChoices))
}

async function named(deps: Deps, ids: readonly string[]): Promise<Choice[]> {
  const persons = await Promise.all(ids.map((id) => loadPerson(deps, id)))
  return persons.flatMap((person) =>
    person ? [{ id: person.id, label: toLocalText(person.name) }] : [],
  )
}

/** Cases of a workflow that the person may know. */
async function cases(deps: Deps, { relation }: FormUse, workflow: string): Promise<Choice[]> {
  const any = readableCases(deps, relation)
  const page = await deps.store.queryCases({ workflow, any }, undefined, maxChoices)
  const choices = await Promise.all(
    page.items.map(async ({ id, number, title }) => {
      const standing = await relationTo(deps, relation, await loadCase(deps, id))
      const said = (locale: Locale) =>
        number ? `${number} ${textIn(title, locale)}` : textIn(title, locale)
      const label = { pl: said('pl'), en: said('en') }
      return standing.reach === 'none' ? [] : [{ id, label }]
    }),
  )
  return choices.flat()
}
