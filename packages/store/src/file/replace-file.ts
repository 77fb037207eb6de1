import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { codeOf } from './disk-error.ts'
import { defaultMode } from './file-system.ts'
import type { FileSystem } from './file-system.ts'

/** Returns whether a name is that of a write that was never finished. Pure. */
export function isUnfinished(name: string): boolean {
  return name.startsWith('.') && name.endsWith('.tmp')
}

/** Returns a name nobody else uses for a write to `file`, in the same folder. */
function unfinishedName(file: string): string {
  const { dir, base } = path.parse(file)
  return path.join(dir, `.${base.slice(0, 100)}.${randomBytes(8).toString('hex')}.tmp`)
}

async function modeOf(fs: FileSystem, file: string): Promise<number> {
  try {
    return await fs.mode(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return defaultMode
    throw error
  }
}

async function writeUnfinished(fs: FileSystem, file: string, bytes: Uint8Array): Promise<string> {
  const mode = await modeOf(fs, file)
  const name = unfinishedName(file)
  const writer = await fs.create(name, mode)
  try {
    await writer.write(bytes)
    await writer.sync()
  } catch (error) {
    await writer.close().catch(() => {})
    await fs.remove(name).catch(() => {})
    throw error
  }
  await writer.close()
  return name
}

async function place(fs: FileSystem, file: string, bytes: Uint8Array): Promise<void> {
  const name = await writeUnfinished(fs, file, bytes)
  await fs.rename(name, file)
  await fs.syncFolder(path.dirname(file))
}

/** Puts back what was there before a rename of which nobody knows whether it lasts. */
async function putBack(fs: FileSystem, file: string, before: Uint8Array | null): Promise<void> {
  if (before) return place(fs, file, before)
  await fs.remove(file).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
  })
  return fs.syncFolder(path.dirname(file))
}

/**
 * Writes a file whole: unique temporary file, fdatasync, rename, fsync of the folder. Resolves when
 * it survives a power cut. When it fails, what was there before (`before`; `null` = nothing) is there
 * again, with the mode it had.
 */
export async function replaceFile(
  fs: FileSystem,
  file: string,
  bytes: Uint8Array,
  before: Uint8Array | null,
): Promise<void> {
  const name = await writeUnfinished(fs, file, bytes)
  try {
    await fs.rename(name, file)
    await fs.syncFolder(path.dirname(file))
  } catch (error) {
    await fs.remove(name).catch(() => {})
    await putBack(fs, file, before).catch(() => {})
    throw error
  }
}
