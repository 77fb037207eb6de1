import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import type { FileSet } from './file-set.ts'

/** Kind of the document that says what is in force. */
export const inForceKind = 'definitionsInForce'
const id = 'current'

/** Which definition files are in force once something was published from a draft. */
export interface InForce {
  /** Number of the release; 0: none, everything was taken back. */
  release: number
  /** Id of the set of files. */
  files: string
  /** The files of the folder as they were last taken. */
  folder: FileSet
  /** By path the hashes of files that were taken from a folder before, the newest last. */
  earlier?: EarlierFiles
}

/** By path the hashes of what a file was. */
export type EarlierFiles = Readonly<Record<string, readonly string[]>>

/** Returns what is in force; `null` where nothing was published from a draft: the folder alone is. */
export async function loadInForce(store: Store): Promise<InForce | null> {
  const document = await store.getDocument<JsonObject>(inForceKind, id)
  return document && (document.value as unknown as InForce)
}

/** Says what is in force. */
export async function keepInForce(store: Store, inForce: InForce): Promise<void> {
  await store.putDocument(inForceKind, id, inForce as unknown as JsonObject)
}
