import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import { checksumOf } from './checksum.ts'

/**
 * Versions that belong together: what a case is pinned to at its start. Kept once under the checksum
 * of its content, so that thousands of cases of one call point at one document.
 */
export interface Release {
  /** Workflow id → version. */
  workflows: Record<string, number>
  /** Form id → version. */
  forms: Record<string, number>
  /** Code list id → checksum of its content. */
  codeLists: Record<string, string>
  /** Document template id → checksum of its content; absent: kept before there were documents. */
  documents?: Record<string, string>
  /** Parameter id → value at publication. */
  parameters: JsonObject
}

const kind = 'release'

/** Keeps a release and returns its id. Doing it again changes nothing. */
export async function keepRelease(store: Store, release: Release): Promise<string> {
  const value = release as unknown as JsonObject
  const id = checksumOf(value)
  if (!(await store.getDocument(kind, id))) await store.putDocument(kind, id, value)
  return id
}

/**
 * Returns a kept release, or `null`. One that is not what its id says has been tampered with: rules and
 * thresholds of decided cases stand in it, and no decision must be made by others.
 *
 * @throws SplotError release.altered
 */
export async function loadRelease(store: Store, id: string): Promise<Release | null> {
  const document = await store.getDocument<JsonObject>(kind, id)
  if (document === null) return null
  if (checksumOf(document.value) !== id)
    throw new SplotError('release.altered', `Expected the release ${id} unchanged but it differs.`)
  return document.value as unknown as Release
}
