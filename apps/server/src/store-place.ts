import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { openFileStore } from '@splot/store'
import type { FileStoreOptions, Store } from '@splot/store'
import type { BlobShelf } from '@splot/store/adapter'
import { CommandFailure } from './exit-codes.ts'

/** Where everything is kept: in a folder of this machine or, where one is named, in a database. */
export interface StorePlace {
  /** Data folder; beside a database it still keeps the keys of sensitive data. */
  data: string
  /** `postgres://user:password@host:5432/name`. */
  database?: string
  /** Where files that people send are put: `s3://bucket`; absent: `SPLOT_FILES`; `own`: in folder or database. */
  files?: string
}

/** How the store of a place is opened. */
export type OpeningOptions = Pick<FileStoreOptions, 'now' | 'whenDamaged'>

/** Opens the store of a place. @throws SplotError store.locked, store.corrupt, store.unreachable, … */
export async function openStoreAt(place: StorePlace, options: OpeningOptions = {}): Promise<Store> {
  const { data, database } = place
  const blobs = await filesBeside(place)
  if (database === undefined)
    return openFileStore({ folder: data, ...options, ...(blobs && { blobs }) })
  const { now } = options
  // only who has a database pays for its driver
  const { openPostgresStore } = await import('@splot/store-postgres')
  return openPostgresStore({
    url: assertAddress(database),
    ...(now && { now }),
    ...(blobs && { blobs }),
  })
}

/** Returns the bucket where files of a place are put; `null`: they lie in it. @throws CommandFailure */
export async function filesBeside({ files }: StorePlace): Promise<BlobShelf | null> {
  const address = files ?? process.env['SPLOT_FILES'] ?? ''
  if (address === '' || address === 'own') return null
  const { parseS3Place, S3Blobs } = await import('@splot/store-s3')
  const { SPLOT_S3_ACCESS_KEY_ID: accessKeyId, SPLOT_S3_SECRET_ACCESS_KEY: secretAccessKey } =
    process.env
  try {
    return new S3Blobs(parseS3Place(address, { accessKeyId, secretAccessKey }))
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error))
  }
}

/** @throws CommandFailure for what is no address of a PostgreSQL database */
function assertAddress(database: string): string {
  if (isDatabase(database) && URL.canParse(database)) return database
  throw new CommandFailure(
    'Expected --database with an address such as postgres://user:password@host:5432/name',
  )
}

/** Whether a text names a database, not a folder. Pure. */
export function isDatabase(text: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(text)
}

/** Returns what people are told of a place: a password is not told. Pure. */
export function placeName({ data, database }: StorePlace): string {
  if (database === undefined) return data
  if (!URL.canParse(database)) return 'a database'
  const { protocol, host, pathname } = new URL(database)
  return `${protocol}//${host}${pathname}`
}

/**
 * Opens the store of a place that must hold something: a report of a folder that was mistyped would be a
 * report of zeros.
 *
 * @throws CommandFailure for a place without data
 * @throws SplotError as `openStoreAt`
 */
export async function openUsedStore(place: StorePlace): Promise<Store> {
  if (place.database === undefined && (await isEmptyFolder(place.data)))
    throw new CommandFailure(`Expected --data with a data folder but ${place.data} holds nothing`)
  const store = await openStoreAt(place)
  if (place.database === undefined || !(await isEmptyStore(store))) return store
  await store.close()
  throw new CommandFailure(`Expected a database with data but ${placeName(place)} holds nothing`)
}

/**
 * Opens the store of a place that must hold nothing yet.
 *
 * @throws CommandFailure for a place that holds something
 * @throws SplotError as `openStoreAt`
 */
export async function openEmptyStore(
  place: StorePlace,
  options: OpeningOptions = {},
): Promise<Store> {
  if (place.database === undefined) {
    await makeEmptyFolder(place.data)
    return openStoreAt(place, options)
  }
  const store = await openStoreAt(place, options)
  if (await isEmptyStore(store)) return store
  await store.close()
  throw new CommandFailure(`Expected an empty database but ${placeName(place)} holds something`)
}

/** Makes a folder. @throws CommandFailure where it holds something */
export async function makeEmptyFolder(folder: string): Promise<void> {
  if (!(await isEmptyFolder(folder)))
    throw new CommandFailure(`Expected an empty folder for data but ${folder} holds something`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

async function isEmptyFolder(folder: string): Promise<boolean> {
  return !existsSync(folder) || (await readdir(folder)).length === 0
}

async function isEmptyStore(store: Store): Promise<boolean> {
  if ((await store.countCases({})) > 0) return false
  for await (const _ of store.allDocuments()) return false
  return true
}
