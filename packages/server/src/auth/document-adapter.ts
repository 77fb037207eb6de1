import type { JsonObject, JsonValue } from '@splot/definition'
import type { Store } from '@splot/store'
import type { CleanedWhere, CustomAdapter } from 'better-auth/adapters'
import { createAdapterFactory } from 'better-auth/adapters'
import { createHash } from 'node:crypto'

type Row = Record<string, JsonValue>

/**
 * Returns a better-auth database on the store's documents: any adapter of the store port will do.
 *
 * One document a row. Rows are found by one document read where the library asks by what they are
 * known by: a session by its token, a user by id or e-mail, a link by its identifier. Session tokens
 * are kept as SHA-256, so that whoever reads the data folder cannot use them.
 */
export function documentAdapter(store: Store) {
  return createAdapterFactory({
    config: {
      adapterId: 'splot-documents',
      adapterName: 'Splot documents',
      supportsDates: false,
      supportsJSON: true,
      supportsArrays: true,
      supportsNumericIds: false,
    },
    adapter: () => createDocumentDatabase(store) as CustomAdapter,
  })
}

/** Returns where the session of a token is kept. Pure. */
export function sessionDocument(token: string): { kind: string; id: string } {
  return { kind: 'auth-session', id: sha256(token) }
}

interface Query {
  model: string
  where?: CleanedWhere[] | undefined
}

function createDocumentDatabase(store: Store) {
  const rows = createRows(store)
  async function matching({ model, where = [] }: Query): Promise<Row[]> {
    const key = directKey(model, where)
    const found =
      key === undefined
        ? await rows.all(model)
        : [await rows.read(model, key)].filter((row) => row !== null)
    return found
      .map((row) => withToken(model, row, where))
      .filter((row) => where.length === 0 || satisfies(row, where))
  }
  async function updateMany(query: Query & { update: Row }): Promise<Row[]> {
    const found = await matching(query)
    const updated = found.map((row) => ({ ...row, ...query.update }))
    for (const row of updated) await rows.write(query.model, row)
    return updated
  }
  async function deleteMany(query: Query): Promise<Row[]> {
    const found = await matching(query)
    for (const row of found) await rows.remove(query.model, row)
    return found
  }
  return {
    create: async ({ model, data }: { model: string; data: Row }) => {
      await rows.write(model, data)
      return data
    },
    findOne: async (query: Query) => (await matching(query))[0] ?? null,
    findMany: async (
      query: Query & { limit?: number; offset?: number; sortBy?: Sort | undefined },
    ) => {
      const sorted = sort(await matching(query), query.sortBy)
      const from = query.offset ?? 0
      return sorted.slice(from, from + (query.limit ?? sorted.length))
    },
    count: async (query: Query) => (await matching(query)).length,
    update: async (query: Query & { update: Row }) => (await updateMany(query))[0] ?? null,
    updateMany: async (query: Query & { update: Row }) => (await updateMany(query)).length,
    delete: async (query: Query) => {
      await deleteMany(query)
    },
    deleteMany: async (query: Query) => (await deleteMany(query)).length,
    consumeOne: async (query: Query) => (await deleteMany(query))[0] ?? null,
  }
}

interface Sort {
  field: string
  direction: 'asc' | 'desc'
}

function createRows(store: Store) {
  const kindOf = (model: string): string => `auth-${model.toLowerCase()}`
  async function resolve(model: string, key: string): Promise<string | null> {
    if (model !== 'user' || !key.startsWith('email:')) return key
    const pointer = await store.getDocument<{ id: string }>('auth-user-email', key.slice(6))
    return pointer?.value.id ?? null
  }
  return {
    async read(model: string, key: string): Promise<Row | null> {
      const id = await resolve(model, key)
      if (id === null) return null
      return (await store.getDocument<JsonObject>(kindOf(model), id))?.value ?? null
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
    async write(model: string, row: Row): Promise<void> {
      const id = documentId(model, row)
      if (model === 'user') {
        // the pointer first: one that leads nowhere is harmless, a user nobody finds is not
        await store.putDocument('auth-user-email', sha256(textOf(row['email'])), { id })
      }
      const stored = model === 'session' ? { ...row, token: storedToken(row['token']) } : row
      await store.putDocument(kindOf(model), id, stored)
    },
    async remove(model: string, row: Row): Promise<void> {
      if (model === 'user') {
        await store.deleteDocument('auth-user-email', sha256(textOf(row['email'])))
      }
      await store.deleteDocument(kindOf(model), documentId(model, row))
    },
  }
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
function directKey(model: string, where: CleanedWhere[]): string | undefined {
  if (where.some((one) => one.connector === 'OR')) return undefined
  const equal = (field: string): string | undefined => {
    const clause = where.find((one) => one.field === field && one.operator === 'eq')
    return clause === undefined ? undefined : textOf(clause.value)
  }
  if (model === 'session') {
    const token = equal('token')
    return token === undefined ? undefined : storedToken(token).slice(storedMark.length)
  }
  if (model === 'verification') {
    const identifier = equal('identifier')
    return identifier === undefined ? undefined : sha256(identifier)
  }
  const email = model === 'user' ? equal('email') : undefined
  return equal('id') ?? (email === undefined ? undefined : `email:${sha256(email)}`)
}

// the library compares and re-sends the token it asked for, so that one is put back
function withToken(model: string, row: Row, where: CleanedWhere[]): Row {
  if (model !== 'session') return row
  const asked = where.find((one) => one.field === 'token' && one.operator === 'eq')?.value
  return typeof asked === 'string' && storedToken(asked) === row['token']
    ? { ...row, token: asked }
    : row
}

function satisfies(row: Row, where: CleanedWhere[]): boolean {
  return where
    .slice(1)
    .reduce(
      (result, clause) =>
        clause.connector === 'OR' ? result || holds(row, clause) : result && holds(row, clause),
      where[0] === undefined || holds(row, where[0]),
    )
}

function holds(row: Row, { field, operator, value }: CleanedWhere): boolean {
  const left = row[field] ?? null
  const right = value instanceof Date ? value.toISOString() : (value as JsonValue)
  switch (operator) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'in':
      return Array.isArray(right) && right.includes(left)
    case 'not_in':
      return Array.isArray(right) && !right.includes(left)
    case 'contains':
      return textOf(left).includes(textOf(right))
    case 'starts_with':
      return textOf(left).startsWith(textOf(right))
    case 'ends_with':
      return textOf(left).endsWith(textOf(right))
    default:
      return left !== null && right !== null && ordered(compare(left, right), operator)
  }
}

function ordered(order: number, operator: CleanedWhere['operator']): boolean {
  if (operator === 'lt') return order < 0
  if (operator === 'lte') return order <= 0
  if (operator === 'gt') return order > 0
  return order >= 0
}

function compare(left: JsonValue, right: JsonValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return textOf(left) < textOf(right) ? -1 : Number(textOf(left) > textOf(right))
}

function sort(rows: Row[], by: Sort | undefined): Row[] {
  if (by === undefined) return rows
  const sign = by.direction === 'asc' ? 1 : -1
  return [...rows].sort((a, b) => sign * compare(a[by.field] ?? '', b[by.field] ?? ''))
}

// rows hold texts, numbers and booleans; anything else only compares as JSON
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
