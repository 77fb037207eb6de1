import type { JsonObject } from '@splot/definition'
import type { StoredDocument } from '@splot/store'
import type { Deps } from './deps.ts'

const pageSize = 100

/**
 * Returns all documents of a kind, by id. Goes by pages, so that deleting while reading skips nothing: ids
 * only ever ascend.
 */
export async function* eachDocument(
  { store }: Pick<Deps, 'store'>,
  kind: string,
): AsyncIterable<StoredDocument<JsonObject>> {
  let cursor: string | undefined
  do {
    const page = await store.listDocuments<JsonObject>(kind, cursor, pageSize)
    yield* page.items
    cursor = page.next
  } while (cursor !== undefined)
}
