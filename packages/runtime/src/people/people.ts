import { createHash } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { JsonObject, Locale } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { MeChange, Person } from '../types.ts'
import { normaliseEmail } from './email.ts'
import { addRoleHolder, removeRoleHolder } from './role-holders.ts'
import { textOf } from '../text-of.ts'

const maxAttempts = 10

/** Who a person is made of when they first appear. */
export interface NewPerson {
  email: string
  name?: string
  locale?: Locale
}

/** Returns the person, or `null`. */
export async function loadPerson(deps: Pick<Deps, 'store'>, id: string): Promise<Person | null> {
  const document = await deps.store.getDocument<JsonObject>('person', id)
  return document && (document.value as unknown as Person)
}

/** Returns the name people see; `null` for ids that are no person, such as `system`. */
export async function namedPerson(
  deps: Deps,
  id: string | null | undefined,
): Promise<{ id: string; name: string } | null> {
  const person = id ? await loadPerson(deps, id) : null
  return person && { id: person.id, name: person.name }
}

/** Returns the person with this address, or `null`. @throws SplotError person.email-invalid */
export async function findPersonByEmail(deps: Deps, email: string): Promise<Person | null> {
  const entry = await deps.store.getDocument<JsonObject>('email', keyOf(normaliseEmail(email)))
  return entry ? loadPerson(deps, textOf(entry.value['person'])) : null
}

/** Returns the person with this address and makes one when there is none. */
export async function ensurePerson(deps: Deps, wanted: NewPerson): Promise<Person> {
  const email = normaliseEmail(wanted.email)
  const known = await findPersonByEmail(deps, email)
  if (known) return known
  const person: Person = {
    id: deps.ids.next(),
    email,
    name: nameOf(wanted.name) ?? email.slice(0, email.lastIndexOf('@')),
    locale: wanted.locale ?? deps.library.programme().defaultLocale,
    roles: [],
  }
  await deps.store.putDocument('person', person.id, person as unknown as JsonObject)
  try {
    await deps.store.putDocument('email', keyOf(email), { person: person.id }, 0)
    return person
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    // Somebody else made the same person at the same moment; theirs counts.
    await deps.store.deleteDocument('person', person.id)
    return (await findPersonByEmail(deps, email)) ?? person
  }
}

/** Changes what a person may change of themselves. @throws SplotError person.not-found */
export async function updatePerson(deps: Deps, id: string, change: MeChange): Promise<Person> {
  return editPerson(deps, id, ({ letters, mailReturned, ...person }) => {
    const chosen = change.letters ?? letters
    return {
      ...person,
      name: nameOf(change.name) ?? person.name,
      locale: change.locale ?? person.locale,
      ...(chosen === 'daily' && { letters: chosen }),
      ...(mailReturned && !change.mailWorks && { mailReturned }),
    }
  })
}

/** Gives a person exactly these programme roles. @throws SplotError person.not-found, person.role-unknown */
export async function setRoles(deps: Deps, id: string, roles: readonly string[]): Promise<Person> {
  const person = await loadPerson(deps, id)
  if (!person) throw noPerson(id)
  requireProgrammeRoles(deps, roles)
  await holdRoles(deps, person, { ...person, roles: [...roles], rolePeriods: {} })
  return editPerson(deps, id, (now) => ({ ...now, roles: [...new Set(roles)], rolePeriods: {} }))
}

/** Refuses what is no role of the programme. @throws SplotError person.role-unknown */
export function requireProgrammeRoles(deps: Deps, roles: readonly string[]): void {
  const known = deps.library.programme().roles
  const unknown = roles.find((role) => known[role]?.kind !== 'programme')
  if (unknown === undefined) return
  throw new SplotError('person.role-unknown', `Expected programme roles but "${unknown}" is none.`)
}

/** Lets work find a person by the roles they have now, and by no other they had; by none who is blocked. */
export async function holdRoles(deps: Deps, before: Person, now: Person): Promise<void> {
  const held = now.blocked ? [] : now.roles
  for (const role of before.roles)
    if (!held.includes(role)) await removeRoleHolder(deps, role, now.id)
  for (const role of held) await addRoleHolder(deps, role, now.id, now.rolePeriods?.[role])
}

/** Notes exactly these facts of a person. @throws SplotError person.not-found, person.fact-unknown */
export async function setFacts(
  deps: Deps,
  id: string,
  facts: Readonly<Record<string, readonly string[]>>,
): Promise<Person> {
  const noted = knownFacts(deps, facts)
  return editPerson(deps, id, (now) => ({ ...now, facts: noted }))
}

/** Returns facts that the programme names, each value once. @throws SplotError person.fact-unknown */
export function knownFacts(
  deps: Deps,
  facts: Readonly<Record<string, readonly string[]>>,
): Record<string, string[]> {
  const known = deps.library.programme().personFacts ?? {}
  const unknown = Object.keys(facts).find((fact) => !Object.hasOwn(known, fact))
  if (unknown !== undefined)
    throw new SplotError(
      'person.fact-unknown',
      `Expected facts that the programme names but "${unknown}" is none.`,
    )
  return Object.fromEntries(
    Object.entries(facts).map(([fact, values]) => [fact, [...new Set(values)]]),
  )
}

/** Changes a person so that no other change is lost: `edit` runs again when another was quicker. */
export async function editPerson(
  deps: Deps,
  id: string,
  edit: (person: Person) => Person,
): Promise<Person> {
  for (let attempt = 1; ; attempt++) {
    const document = await deps.store.getDocument<JsonObject>('person', id)
    if (!document) throw noPerson(id)
    const changed = edit(document.value as unknown as Person)
    try {
      await deps.store.putDocument(
        'person',
        id,
        changed as unknown as JsonObject,
        document.revision,
      )
      return changed
    } catch (error) {
      const isRace = error instanceof SplotError && error.code === 'store.conflict'
      if (!isRace || attempt >= maxAttempts) throw error
    }
  }
}

/** There is no such person. */
export function noPerson(id: string): SplotError {
  return new SplotError('person.not-found', `Expected a person but "${id}" is none.`)
}

/** Returns a name fit to be shown; `undefined`: none is left. Pure. */
export function nameOf(text: string | undefined): string | undefined {
  const name = text
    ?.normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200)
  return name === '' ? undefined : name
}

/** An address may hold signs a store's ids may not; its hash never does. */
function keyOf(email: string): string {
  return createHash('sha256').update(email).digest('hex')
}
