import { createHash } from 'node:crypto'
import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import type { SourceFile } from '../ports.ts'
import { checksumOf } from './checksum.ts'

/** Files as they stand together: path → SHA-256 of the text. */
export type FileSet = Readonly<Record<string, string>>

const kind = 'fileSet'
/** More than the longest text that is read as a definition takes in UTF-8. */
const maxBytes = 16_000_000
/** Texts written or read at a time. */
const together = 16

/** Returns the SHA-256, in hex, of a text. Pure. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Returns files as their hashes; of two with one path the last counts. Pure. */
export function fileSetOf(files: readonly SourceFile[]): FileSet {
  return Object.fromEntries(files.map(({ path, text }) => [path, textHash(text)]))
}

/** Returns what a set of files is known by: the same files have the same id. Pure. */
export function fileSetId(set: FileSet): string {
  return checksumOf({ ...set })
}

/**
 * Keeps files, each text once, and returns the id of their set. Doing it again changes nothing. `known`:
 * a set that is kept already, whose texts are not written again.
 */
export async function keepFiles(
  store: Store,
  files: readonly SourceFile[],
  known: FileSet = {},
): Promise<string> {
  const set = fileSetOf(files)
  const id = fileSetId(set)
  if (await store.getDocument(kind, id)) return id
  const hashes = new Set(Object.values(known))
  const fresh = files.filter(({ path }) => !hashes.has(set[path]!))
  await inParts(fresh, ({ text }) => store.putBlob(bytesOf(text), maxBytes))
  await store.putDocument(kind, id, { ...set })
  return id
}

/** Returns a kept set of files, by path, or `null`. */
export async function loadFileSet(store: Store, id: string): Promise<FileSet | null> {
  const document = await store.getDocument<JsonObject>(kind, id)
  return document && (document.value as Record<string, string>)
}

/** Returns kept files with their texts, by path. @throws Error where the store lost one */
export async function loadFiles(store: Store, id: string): Promise<SourceFile[]> {
  const set = await loadFileSet(store, id)
  if (set === null) throw new Error(`The set of files ${id} is missing from the store.`)
  return loadTexts(store, set)
}

/** Returns the files of a set with their texts, by path. @throws Error where the store lost one */
export async function loadTexts(store: Store, set: FileSet): Promise<SourceFile[]> {
  const paths = Object.keys(set).sort()
  return inParts(paths, async (path) => ({ path, text: await textOfHash(store, set[path]!) }))
}

async function textOfHash(store: Store, sha256: string): Promise<string> {
  const bytes = await store.openBlob(sha256)
  if (bytes === null) throw new Error(`The text ${sha256} is missing from the store.`)
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}

async function inParts<From, To>(
  all: readonly From[],
  one: (from: From) => Promise<To>,
): Promise<To[]> {
  const done: To[] = []
  for (let first = 0; first < all.length; first += together)
    done.push(...(await Promise.all(all.slice(first, first + together).map(one))))
  return done
}
