import { constants, createReadStream, readFile } from 'node:fs'
import * as fs from 'node:fs/promises'
import { promisify } from 'node:util'

/** A file open for writing. */
export interface FileWriter {
  /** Writes all bytes at the end of what was written. */
  write(bytes: Uint8Array): Promise<void>
  /** Resolves when what was written is on the disk (fdatasync). */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * The few operations of a file system that the store needs. Failures are Node's errors with `code`.
 * A port, so that tests can fail any of them and replay what a power cut leaves.
 */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array>
  readStream(path: string): AsyncIterable<Uint8Array>
  /** Creates a file that is not there yet (`EEXIST`). */
  create(path: string, mode: number): Promise<FileWriter>
  /** Opens a file to write at its end. */
  append(path: string): Promise<FileWriter>
  /** Takes the place of what is at `to`, atomically. */
  rename(from: string, to: string): Promise<void>
  /** Gives a file a second name, which must be free (`EEXIST`). */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  makeFolder(path: string): Promise<void>
  /** Removes a folder with all that is in it; nothing happens where there is none. */
  removeFolder(path: string): Promise<void>
  /** Names in a folder. */
  list(path: string): Promise<string[]>
  /** Permission bits of a file. */
  mode(path: string): Promise<number>
  /** Resolves when names added and removed in a folder are on the disk (fsync). */
  syncFolder(path: string): Promise<void>
}

function toWriter(handle: fs.FileHandle): FileWriter {
  return {
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  }
}

async function create(path: string, mode: number): Promise<FileWriter> {
  const handle = await fs.open(path, 'wx', mode)
  // The process's umask may have taken bits away that the file before had.
  if (mode !== defaultMode) await handle.chmod(mode)
  return toWriter(handle)
}

async function syncFolder(path: string): Promise<void> {
  const handle = await fs.open(path, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Mode of new files: their owner only. */
export const defaultMode = 0o600

/** The file system of this machine. */
export const nodeFileSystem: FileSystem = {
  // half the time of its namesake in node:fs/promises, which opens a handle for each file
  readFile: promisify(readFile),
  readStream: (path) => createReadStream(path),
  create,
  append: async (path) => toWriter(await fs.open(path, 'a')),
  rename: fs.rename,
  link: fs.link,
  remove: fs.unlink,
  makeFolder: async (path) => {
    await fs.mkdir(path, { mode: 0o700 })
  },
  removeFolder: (path) => fs.rm(path, { recursive: true, force: true }),
  list: (path) => fs.readdir(path),
  mode: async (path) => (await fs.stat(path)).mode & 0o777,
  syncFolder,
}

/** The same without waiting for the disk: for what can be made again when the machine loses its power. */
export const hurriedFileSystem: FileSystem = {
  ...nodeFileSystem,
  create: async (path, mode) => ({
    ...(await nodeFileSystem.create(path, mode)),
    sync: async () => {},
  }),
  syncFolder: async () => {},
}
