import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import type { Store } from '@splot/store'
import type { CleanedWhere } from 'better-auth/adapters'
import { createHash } from 'node:crypto'
import { equal, satisfies, textOf } from './row-query.ts'
import type { Row } from './row-query.ts'

/** Returns where the session of a token is kept. Pure. */
export function sessionDocument(token: string): { kind: string; id: string } {
  return { kind: 'auth-session', id: sha256(token) }
}

const maxAttempts = 10

/** What a row is known by beside its id: one row a value. */
const names: Record<string, (row: Row) => string> = {
  user: (row) => textOf(row['email']),
  account: (row) => accountName(textOf(row['providerId']), textOf(row['accountId'])),
  passkey: (row) => textOf(row['credentialID']),
}

/** Rows that belong to a user and are listed by user. */
const owned = new Set(['session', 'account', 'passkey', 'twofactor'])

/** Returns the rows of the sign-in library in the store's documents, one document a row. */
export function createRows(store: Store) {
  const kindOf = (model: string): string => `auth-${model.toLowerCase()}`
  const nameKind = (model: string): string =>
    model === 'user' ? 'auth-user-email' : `auth-${model}-name`
  const listKind = (model: string): string => `auth-${model.toLowerCase()}s-of`
  const listOf = async (model: string, user: string): Promise<string[]> =>
    (await store.getDocument<string[]>(listKind(model), user))?.value ?? []

  async function read(model: string, id: string): Promise<Row | null> {
    return (await store.getDocument<JsonObject>(kindOf(model), id))?.value ?? null
  }

  async function changeList(
    model: string,
    user: string,
    edit: (ids: string[]) => string[],
  ): Promise<void> {
    await retried(async () => {
      const known = await store.getDocument<string[]>(listKind(model), user)
      const ids = edit(known?.value ?? [])
      await store.putDocument(listKind(model), user, ids, known?.revision ?? 0)
    })
  }

  async function remove(model: string, row: Row): Promise<void> {
    const name = names[model]
    if (name !== undefined) await store.deleteDocument(nameKind(model), sha256(name(row)))
    await store.deleteDocument(kindOf(model), documentId(model, row))
    if (owned.has(model.toLowerCase()))
      await changeList(model, textOf(row['userId']), (ids) =>
        ids.filter((id) => id !== documentId(model, row)),
      )
  }

  /** Rows of the user that are over; nobody else looks for them. */
  async function sweep(model: string, user: string): Promise<void> {
    const now = new Date().toISOString()
    for (const id of await listOf(model, user)) {
      const row = await read(model, id)
      if (row === null) await changeList(model, user, (ids) => ids.filter((one) => one !== id))
      else if (textOf(row['expiresAt']) < now) await remove(model, row)
    }
  }

  async function write(model: string, row: Row): Promise<void> {
    const id = documentId(model, row)
    const name = names[model]
    // the name first: one that leads nowhere is harmless, a row nobody finds is not
    if (name !== undefined) await store.putDocument(nameKind(model), sha256(name(row)), { id })
    if (owned.has(model.toLowerCase())) {
      const user = textOf(row['userId'])
      const known = await listOf(model, user)
      if (!known.includes(id)) {
        if (model === 'session') await sweep(model, user)
        await changeList(model, user, (ids) => (ids.includes(id) ? ids : [...ids, id]))
      }
    }
    await store.putDocument(kindOf(model), id, stored(model, row))
  }

  /** Changes the row as it is now; `null` from `edit` leaves it. */
  async function change(
    model: string,
    row: Row,
    edit: (now: Row) => Row | null,
  ): Promise<Row | null> {
    return retried(async () => {
      const known = await store.getDocument<JsonObject>(kindOf(model), documentId(model, row))
      const changed = known && edit(known.value)
      if (!known || !changed) return null
      await store.putDocument(kindOf(model), known.id, stored(model, changed), known.revision)
      return changed
    })
  }

  return {
    read,
    write,
    remove,
    change,
    /** Removes the row for the one who is first; `false` for the others. */
    async take(model: string, row: Row, where: CleanedWhere[]): Promise<boolean> {
      const taken = await change(model, row, (now) =>
        now['taken'] === true || !satisfies(withToken(model, now, where), where)
          ? null
          : { ...now, taken: true },
      )
      if (taken === null) return false
      await remove(model, row)
      return true
    },
    async all(model: string): Promise<Row[]> {
      const found: Row[] = []
      let cursor: string | undefined
      do {
        const page = await store.listDocuments<JsonObject>(kindOf(model), cursor, 500)
        found.push(...page.items.map((document) => document.value))
        cursor = page.next
      } while (cursor !== undefined)
      return found
    },
    /** Ids of the only documents that a query can mean; `undefined`: all have to be looked at. */
    async idsOf(model: string, where: CleanedWhere[]): Promise<string[] | undefined> {
      if (where.some((one) => one.connector === 'OR')) return undefined
      const id = directId(model, where)
      if (id !== undefined) return [id]
      const name = askedName(model, where)
      if (name !== undefined) {
        const pointer = await store.getDocument<{ id: string }>(nameKind(model), sha256(name))
        return pointer === null ? [] : [pointer.value.id]
      }
      const user = owned.has(model.toLowerCase()) ? equal(where, 'userId') : undefined
      return user === undefined ? undefined : listOf(model, user)
    },
  }
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const isRace = error instanceof SplotError && error.code === 'store.conflict'
      if (!isRace || attempt >= maxAttempts) throw error
    }
  }
}

function stored(model: string, row: Row): Row {
  return model === 'session' ? { ...row, token: storedToken(row['token']) } : row
}

function accountName(provider: string, subject: string): string {
  return JSON.stringify([provider, subject])
}

// a token as stored is told apart from a token as sent by this mark, which no sent token has
const storedMark = 'sha256:'

function storedToken(token: JsonValue | undefined): string {
  const text = textOf(token)
  return text.startsWith(storedMark) ? text : storedMark + sha256(text)
}

function documentId(model: string, row: Row): string {
  if (model === 'session') return storedToken(row['token']).slice(storedMark.length)
  if (model === 'verification') return sha256(textOf(row['identifier']))
  return textOf(row['id'])
}

// the document that a query for equality of one telling field can only mean
function directId(model: string, where: CleanedWhere[]): string | undefined {
  if (model === 'session') {
    const token = equal(where, 'token')
    return token === undefined ? undefined : storedToken(token).slice(storedMark.length)
  }
  if (model === 'verification') {
    const identifier = equal(where, 'identifier')
    return identifier === undefined ? undefined : sha256(identifier)
  }
  return equal(where, 'id')
}

function askedName(model: string, where: CleanedWhere[]): string | undefined {
  if (model === 'user') return equal(where, 'email')
  if (model === 'passkey') return equal(where, 'credentialID')
  if (model !== 'account') return undefined
  const [provider, subject] = [equal(where, 'providerId'), equal(where, 'accountId')]
  return provider === undefined || subject === undefined
    ? undefined
    : accountName(provider, subject)
}

/** Returns a session with the token it was asked by: the library compares and sends that on. Pure. */
export function withToken(model: string, row: Row, where: CleanedWhere[]): Row {
  if (model !== 'session') return row
  const asked = where.find((one) => one.field === 'token' && one.operator === 'eq')?.value
  return typeof asked === 'string' && storedToken(asked) === row['token']
    ? { ...row, token: asked }
    : row
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
