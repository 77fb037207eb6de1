import type { JsonValue } from '@splot/definition'
import type { Page, StoredDocument, WholeDocument } from '@splot/store'
import {
  assertDocumentKey,
  documentConflict,
  documentListName,
  documentPlaceOf,
  isDocumentKey,
  pageSize,
  placeAt,
  toCursor,
  toPage,
} from '@splot/store/adapter'
import type { Statement, Statements } from '../database.ts'
import { isLost } from '../database-error.ts'

interface DocumentColumns {
  id: string
  revision: number
  value_json: string
  updated_at: string
}

const documentsAtOnce = 500

function storedDocument<T extends JsonValue>(found: DocumentColumns): StoredDocument<T> {
  const { id, revision, value_json: value, updated_at: updatedAt } = found
  return { id, revision, value: JSON.parse(value) as T, updatedAt }
}

/** Documents beside the cases. A deleted one is kept without its value until others have heard of it. */
export class PostgresDocuments {
  readonly #database: Statements
  readonly #now: () => string

  constructor(database: Statements, now: () => string) {
    this.#database = database
    this.#now = now
  }

  async get<T extends JsonValue>(kind: string, id: string): Promise<StoredDocument<T> | null> {
    if (!isDocumentKey(kind, id)) return null
    const [found] = await this.#database.rows<DocumentColumns>({
      name: 'get-document',
      text: `select id, revision, value_json, updated_at from documents
        where kind = $1 and id = $2 and revision > 0`,
      values: [kind, id],
    })
    return found ? storedDocument<T>(found) : null
  }

  /** @throws SplotError store.conflict, store.bad-id, and what the database refuses with */
  async put(
    kind: string,
    id: string,
    value: JsonValue,
    expectedRevision?: number,
  ): Promise<{ revision: number }> {
    assertDocumentKey(kind, id)
    const json = JSON.stringify(value)
    const statement = putStatement([kind, id, json, this.#now()], expectedRevision)
    let isUnsure = false
    return this.#database.patiently(async () => {
      try {
        const [written] = await this.#database.once<{ revision: number }>(statement)
        if (written) return { revision: written.revision }
      } catch (error) {
        if (isLost(error)) isUnsure = true
        throw error
      }
      const expected = expectedRevision ?? 0
      const [found] = await this.#database.once<DocumentColumns>({
        text: 'select revision, value_json from documents where kind = $1 and id = $2',
        values: [kind, id],
      })
      // the connection was lost after it had been written
      if (isUnsure && found?.revision === expected + 1 && found.value_json === json)
        return { revision: found.revision }
      throw documentConflict(kind, expected, found?.revision ?? 0)
    })
  }

  /** Returns whether there was something to delete. */
  async delete(kind: string, id: string): Promise<boolean> {
    if (!isDocumentKey(kind, id)) return false
    const deleted = await this.#database.rows({
      name: 'delete-document',
      text: `update documents set revision = 0, value_json = null, changed_at = now()
        where kind = $1 and id = $2 and revision > 0 returning 1`,
      values: [kind, id],
    })
    return deleted.length > 0
  }

  /** @throws SplotError store.bad-cursor */
  async list<T extends JsonValue>(
    kind: string,
    cursor?: string,
    limit?: number,
  ): Promise<Page<StoredDocument<T>>> {
    const list = documentListName(kind)
    const size = pageSize(limit)
    const after = placeAt(list, cursor, documentPlaceOf) ?? ''
    const rows = await this.#database.rows<DocumentColumns>({
      name: 'list-documents',
      text: `select id, revision, value_json, updated_at from documents
        where kind = $1 and id > $2 and revision > 0 order by id limit $3`,
      values: [kind, after, size + 1],
    })
    const found = rows.map((row): [string, StoredDocument<T>] => [row.id, storedDocument<T>(row)])
    return toPage(found, size, (id) => toCursor(list, [id]))
  }

  /** Every document, by kind and id. */
  async *all(): AsyncIterable<WholeDocument> {
    let after = ['', '']
    for (;;) {
      const rows: (DocumentColumns & { kind: string })[] = await this.#database.rows({
        name: 'all-documents',
        text: `select kind, id, revision, value_json, updated_at from documents
          where (kind, id) > ($1, $2) and revision > 0 order by kind, id limit ${documentsAtOnce}`,
        values: after,
      })
      for (const row of rows) yield { kind: row.kind, document: storedDocument(row) }
      const last = rows.at(-1)
      if (!last || rows.length < documentsAtOnce) return
      after = [last.kind, last.id]
    }
  }

  /** Takes a document as another store had it. @throws SplotError store.conflict, store.bad-id */
  async take({ kind, document: { id, revision, value, updatedAt } }: WholeDocument): Promise<void> {
    assertDocumentKey(kind, id)
    const taken = await this.#database.rows({
      name: 'take-document',
      text: `insert into documents (kind, id, revision, value_json, updated_at, changed_at)
        values ($1, $2, $3, $4, $5, now())
        on conflict (kind, id) do update set revision = excluded.revision,
          value_json = excluded.value_json, updated_at = excluded.updated_at, changed_at = now()
          where documents.revision = 0 returning 1`,
      values: [kind, id, revision, JSON.stringify(value), updatedAt],
    })
    if (taken.length > 0) return
    throw documentConflict(kind, 0, (await this.get(kind, id))?.revision ?? 0)
  }

  /** Forgets what was deleted so long ago that every process has heard of it. */
  async forgetDeleted(): Promise<void> {
    await this.#database.rows({
      text: `delete from documents where revision = 0 and changed_at < now() - interval '1 hour'`,
      values: [],
    })
  }
}

/** Returns the revision where it wrote, and nothing where another revision was expected. */
function putStatement(values: unknown[], expected: number | undefined): Statement {
  const insert = `insert into documents (kind, id, revision, value_json, updated_at, changed_at)
    values ($1, $2, 1, $3, $4, now())
    on conflict (kind, id) do update set revision = documents.revision + 1,
      value_json = excluded.value_json, updated_at = excluded.updated_at, changed_at = now()`
  if (expected === undefined)
    return { name: 'put-document', text: `${insert} returning revision`, values }
  if (expected === 0)
    return {
      name: 'create-document',
      text: `${insert} where documents.revision = 0 returning revision`,
      values,
    }
  return {
    name: 'replace-document',
    text: `update documents set revision = revision + 1, value_json = $3, updated_at = $4,
      changed_at = now() where kind = $1 and id = $2 and revision = $5 returning revision`,
    values: [...values, expected],
  }
}
