import type { Issue, JsonObject } from '@splot/definition'
import { SplotError } from '@splot/definition'
import type { Store } from '@splot/store'
import { checksumOf } from './checksum.ts'
import type { FromFile } from './read-definitions.ts'

const kind = 'definition'

/** Kinds of definitions that are kept by version. */
export type PublishedKind =
  | 'programme'
  | 'workflow'
  | 'form'
  | 'codeList'
  | 'document'
  | 'indicators'
  | 'export'

/** Every published version of one kind: `<id>/<version>` → definition. */
export type Published<T> = Map<string, T>

/** Returns all published definitions of the store by kind. */
export async function loadPublished(
  store: Store,
): Promise<Record<PublishedKind, Published<JsonObject>>> {
  const all: Record<PublishedKind, Published<JsonObject>> = {
    programme: new Map(),
    workflow: new Map(),
    form: new Map(),
    codeList: new Map(),
    document: new Map(),
    indicators: new Map(),
    export: new Map(),
  }
  let cursor: string | undefined
  do {
    const page = await store.listDocuments<JsonObject>(kind, cursor, 200)
    for (const document of page.items) {
      const [of, ...rest] = document.id.split('/')
      all[of as PublishedKind]?.set(rest.join('/'), document.value)
    }
    cursor = page.next
  } while (cursor !== undefined)
  return all
}

/** Reads a definition that another process published since the others were read. */
export async function learnPublished(
  store: Store,
  of: PublishedKind,
  key: string,
  known: Published<JsonObject>,
): Promise<void> {
  if (known.has(key)) return
  const found = await store.getDocument<JsonObject>(kind, `${of}/${key}`)
  if (found) known.set(key, found.value)
}

/**
 * Publishes a definition under its id and version, once and for ever. Returns what is wrong when
 * another content stands there already; the same content again is no fault.
 */
export async function publishDefinition(
  store: Store,
  of: PublishedKind,
  from: FromFile<{ id: string; version: number | string }>,
  known: Published<JsonObject>,
): Promise<Issue | null> {
  const key = `${from.value.id}/${from.value.version}`
  const value = from.value as unknown as JsonObject
  const before = known.get(key) ?? (await create(store, `${of}/${key}`, value))
  if (before !== value && checksumOf(before) !== checksumOf(value)) return changed(from.value)
  // the very object that was read, so that what it was compiled to is found again
  known.set(key, value)
  return null
}

async function create(store: Store, id: string, value: JsonObject): Promise<JsonObject> {
  try {
    await store.putDocument(kind, id, value, 0)
    return value
  } catch (error) {
    // Another process published it between our look and our write.
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    return (await store.getDocument<JsonObject>(kind, id))?.value ?? value
  }
}

function changed({ id, version }: { id: string; version: number | string }): Issue {
  return {
    path: '/version',
    code: 'definition.version-changed',
    message: {
      pl: `Opublikowana wersja ${version} „${id}” ma inną treść i się nie zmienia. Nadaj zmienionej definicji wyższy numer wersji.`,
      en: `The published version ${version} of "${id}" has other content and never changes. Give the changed definition a higher version.`,
    },
  }
}
