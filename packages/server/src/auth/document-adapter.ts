import type { Store } from '@splot/store'
import type { CleanedWhere, CustomAdapter } from 'better-auth/adapters'
import { createAdapterFactory } from 'better-auth/adapters'
import { createRows, withToken } from './auth-rows.ts'
import { satisfies, sort } from './row-query.ts'
import type { Row, Sort } from './row-query.ts'

/**
 * Returns a better-auth database on the store's documents: any adapter of the store port will do.
 *
 * One document a row. Rows are found by a few document reads where the library asks by what they are
 * known by: a session by its token, a user by id or e-mail, a link by its identifier, an account by the
 * provider's subject, a passkey by its credential, and whatever belongs to a user by that user. Session
 * tokens are kept as SHA-256, so that whoever reads the data folder cannot use them.
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

interface Query {
  model: string
  where?: CleanedWhere[] | undefined
}

function createDocumentDatabase(store: Store) {
  const rows = createRows(store)
  async function matching({ model, where = [] }: Query): Promise<Row[]> {
    const ids = await rows.idsOf(model, where)
    const found =
      ids === undefined
        ? await rows.all(model)
        : (await Promise.all(ids.map((id) => rows.read(model, id)))).filter((row) => row !== null)
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
    // of those who come at the same moment one finds it, in whichever process they are
    consumeOne: async (query: Query) => {
      for (const row of await matching(query))
        if (await rows.take(query.model, row, query.where ?? [])) return row
      return null
    },
    incrementOne: async (query: Query & { increment: Record<string, number>; set?: Row }) => {
      for (const row of await matching(query)) {
        const changed = await rows.change(query.model, row, (now) =>
          satisfies(now, query.where ?? [])
            ? { ...now, ...added(now, query.increment), ...query.set }
            : null,
        )
        if (changed !== null) return changed
      }
      return null
    },
  }
}

function added(row: Row, increment: Record<string, number>): Row {
  return Object.fromEntries(
    Object.entries(increment).map(([field, by]) => [field, Number(row[field] ?? 0) + by]),
  )
}
