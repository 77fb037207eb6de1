import type { FileSystem, FileWriter } from '../file/file-system.ts'

/** A file system that counts what it is asked. */
export interface CountingFileSystem extends FileSystem {
  /** Operation → how often it was asked; `readBytes` and `writtenBytes` besides. */
  work(): Record<string, number>
}

/** Returns `fs` with a count of what is asked of it. */
export function createCountingFileSystem(fs: FileSystem): CountingFileSystem {
  const counts: Record<string, number> = {}
  const add = (kind: string, count = 1): void => {
    counts[kind] = (counts[kind] ?? 0) + count
  }
  const counted =
    <A extends unknown[], R>(kind: string, run: (...args: A) => R) =>
    (...args: A): R => {
      add(kind)
      return run(...args)
    }
  const toCounted = (writer: FileWriter): FileWriter => ({
    write: (bytes) => {
      add('writtenBytes', bytes.length)
      return writer.write(bytes)
    },
    sync: counted('sync', () => writer.sync()),
    close: () => writer.close(),
  })
  return {
    work: () => ({ ...counts }),
    readFile: counted('readFile', async (path) => {
      const bytes = await fs.readFile(path)
      add('readBytes', bytes.length)
      return bytes
    }),
    readStream: counted('readStream', (path) => fs.readStream(path)),
    create: counted('create', async (path, mode) => toCounted(await fs.create(path, mode))),
    append: counted('append', async (path) => toCounted(await fs.append(path))),
    rename: counted('rename', (from, to) => fs.rename(from, to)),
    link: counted('link', (from, to) => fs.link(from, to)),
    remove: counted('remove', (path) => fs.remove(path)),
    makeFolder: counted('makeFolder', (path) => fs.makeFolder(path)),
    removeFolder: counted('removeFolder', (path) => fs.removeFolder(path)),
    list: counted('list', (path) => fs.list(path)),
    mode: counted('mode', (path) => fs.mode(path)),
    syncFolder: counted('syncFolder', (path) => fs.syncFolder(path)),
  }
}
