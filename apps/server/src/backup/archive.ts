import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hurriedFileSystem, openFileStore, verifyFolder } from '@splot/store'
import type { Store } from '@splot/store'
import { storeProof } from '@splot/runtime'
import { create, extract, list } from 'tar'
import { CommandFailure } from '../exit-codes.ts'
import { digestOf, moveStore } from '../import/move-store.ts'
import type { MovedStore } from '../import/move-store.ts'

/** What an archive says of itself, in `manifest.json`. */
export interface Manifest extends MovedStore {
  format: 1
  /** RFC 3339 instant. */
  takenAt: string
}

/** A backup that was taken. */
export interface Backup extends Manifest {
  file: string
  sizeBytes: number
}

const parts = { manifest: 'manifest.json', data: 'data' } as const

/**
 * Writes all that a store holds at one moment into an archive: a data folder in `tar` and `gzip`, proven
 * by hash against what was read. The file is there whole or not at all, and survives a power cut.
 *
 * @throws CommandFailure where the file is there already or its folder is not, or the copy differs
 * @throws SplotError store.corrupt, store.full, store.unwritable
 */
export async function takeBackup(
  store: Store,
  { file, takenAt }: { file: string; takenAt: string },
  tell?: (cases: number) => void,
): Promise<Backup> {
  if (existsSync(file)) throw new CommandFailure(`Expected a new file but ${file} is there`)
  if (!existsSync(dirname(file)))
    throw new CommandFailure(`Expected a folder but ${dirname(file)} is none`)
  return besides(file, async (work) => {
    const copy = await openFileStore({
      folder: join(work, parts.data),
      fileSystem: hurriedFileSystem,
    })
    let moved: MovedStore
    try {
      moved = await store.moment((then) => moveStore(then, copy, tell))
    } finally {
      await copy.close()
    }
    const manifest: Manifest = { format: 1, takenAt, ...moved }
    await writeFile(join(work, parts.manifest), `${JSON.stringify(manifest, null, 2)}\n`)
    const packed = join(work, 'packed')
    const options = { gzip: true, portable: true, cwd: work, file: packed, mode: 0o600 }
    await create(options, [parts.manifest, parts.data])
    const sizeBytes = await toDisk(packed)
    // never over a file that came there meanwhile
    await link(packed, file)
    await toDisk(dirname(file))
    return { file, sizeBytes, ...manifest }
  })
}

/**
 * Unpacks an archive, proves it and gives `use` what it holds. Nothing of it is left afterwards. `beside`:
 * where there is room for what it holds.
 *
 * @throws CommandFailure for what is no archive of ours, or one that was changed
 */
export async function withArchive<T>(
  file: string,
  beside: string,
  use: (held: Store, manifest: Manifest) => Promise<T>,
): Promise<T> {
  if (!existsSync(file)) throw new CommandFailure(`Expected a backup but ${file} is none`)
  return besides(beside, async (work) => {
    await unpack(file, work)
    const manifest = await readManifest(file, join(work, parts.manifest))
    const folder = join(work, parts.data)
    const { problems } = await verifyFolder(folder, storeProof)
    const [first] = problems
    if (first !== undefined)
      throw new CommandFailure(
        `Expected ${file} as it was written but ${problems.length} things in it are damaged, first ${first.file ?? ''}: ${first.message}`,
      )
    const held = await openFileStore({ folder, fileSystem: hurriedFileSystem })
    try {
      const { format: _, takenAt: __, ...told } = manifest
      if (JSON.stringify(told) !== JSON.stringify(await digestOf(held)))
        throw new CommandFailure(
          `Expected ${file} as it was written but it does not hold what it says`,
        )
      return await use(held, manifest)
    } finally {
      await held.close()
    }
  })
}

/** Gives `use` a folder beside a file, for that time only. */
async function besides<T>(file: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = `${file}.${randomUUID()}.tmp`
  await mkdir(folder, { mode: 0o700 })
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Only files and folders of its own: an archive from elsewhere may hold anything. */
async function unpack(file: string, cwd: string): Promise<void> {
  try {
    // one that is cut off is not begun with
    await list({ file, strict: true })
    await extract({
      file,
      cwd,
      strict: true,
      filter: (_path, entry) => 'type' in entry && ['File', 'Directory'].includes(entry.type),
    })
  } catch (error) {
    throw new CommandFailure(`Expected ${file} to be a backup but ${reasonOf(error)}`)
  }
}

async function readManifest(file: string, path: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest
    if (manifest.format === 1) return manifest
  } catch {
    // told below
  }
  throw new CommandFailure(`Expected ${file} to be a backup of this version but it is none`)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Resolves with the size when a file, or the names in a folder, are on the disk. */
async function toDisk(path: string): Promise<number> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  return (await stat(path)).size
}
