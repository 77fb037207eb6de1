import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import type { Organisation } from './types.ts'

const kind = 'organisation'
const collator = new Intl.Collator('pl', { numeric: true })

/** Returns all organisations by name. @throws SplotError auth.required, person.not-admin */
export async function listOrganisations(deps: Deps, reader: Reader): Promise<Organisation[]> {
  await requireAdmin(deps, reader)
  return (await readAll(deps)).toSorted((a, b) => collator.compare(a.name, b.name))
}

/**
 * Adds an organisation, or changes the one with this id. @throws SplotError auth.required,
 * person.not-admin, organisation.not-found, organisation.invalid
 */
export async function saveOrganisation(
  deps: Deps,
  reader: Reader,
  wanted: { id?: string; name: string; number?: string },
): Promise<Organisation> {
  const by = await requireAdmin(deps, reader)
  const name = wanted.name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  if (name === '') throw new SplotError('organisation.invalid', 'Expected an organisation’s name.')
  const known = wanted.id === undefined ? null : await deps.store.getDocument(kind, wanted.id)
  if (wanted.id !== undefined && !known) throw noOrganisation(wanted.id)
  const number = wanted.number?.trim().slice(0, 50) || null
  const organisation: Organisation = { id: wanted.id ?? deps.ids.next(), name, number }
  await deps.store.putDocument(kind, organisation.id, { ...organisation }, known?.revision ?? 0)
  await deps.audit.add({
    key: `organisation/${organisation.id}/${(known?.revision ?? 0) + 1}`,
    at: deps.clock.now(),
    actor: by,
    type: 'organisation-saved',
    data: { organisation: { ...organisation } },
  })
  return organisation
}

/** Returns the names of all organisations by id. */
export async function organisationsById(deps: Deps): Promise<Map<string, string>> {
  return new Map((await readAll(deps)).map(({ id, name }) => [id, name]))
}

/** Refuses ids of no organisation. @throws SplotError organisation.not-found */
export async function requireOrganisations(deps: Deps, ids: readonly string[]): Promise<void> {
  for (const id of ids) if (!(await deps.store.getDocument(kind, id))) throw noOrganisation(id)
}

async function readAll(deps: Deps): Promise<Organisation[]> {
  const found: Organisation[] = []
  let cursor: string | undefined
  do {
    const page = await deps.store.listDocuments<JsonObject>(kind, cursor, 500)
    found.push(...page.items.map(({ value }) => value as unknown as Organisation))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}

function noOrganisation(id: string): SplotError {
  return new SplotError('organisation.not-found', `Expected an organisation but "${id}" is none.`)
}
