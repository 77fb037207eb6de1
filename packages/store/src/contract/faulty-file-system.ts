import type { FileSystem, FileWriter } from '../file/file-system.ts'
import type { FaultPoint } from './store-under-test.ts'

/** A file system that fails, or dies, at a chosen point of the next durable write. */
export interface FaultyFileSystem extends FileSystem {
  /** The next write fails at `point`, once. */
  failNext(point: FaultPoint): void
  /** At `point` of the next write everything stops: that and all later operations take no effect. */
  crashNext(point: FaultPoint): void
}

const nodeError = (code: string): Error => Object.assign(new Error(code), { code })

/** Returns `fs` with faults to be ordered. Half of the bytes arrive in a write that fails. */
export function createFaultyFileSystem(fs: FileSystem): FaultyFileSystem {
  let armed: { point: FaultPoint; dies: boolean } | undefined
  let dead = false
  let renamed = false

  const assertAlive = (): void => {
    if (dead) throw nodeError('ECRASH')
  }
  /** Throws when `point` is where it should fail. */
  const reach = (point: FaultPoint): void => {
    if (armed?.point !== point) return
    dead = armed.dies
    armed = undefined
    throw nodeError(point === 'before-write' ? 'ENOSPC' : 'EIO')
  }
  const alive =
    <A extends unknown[], R>(run: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      assertAlive()
      return run(...args)
    }
  const toFaulty = (writer: FileWriter): FileWriter => ({
    write: alive(async (bytes) => {
      if (armed?.point === 'before-write') await writer.write(bytes.subarray(0, bytes.length >> 1))
      reach('before-write')
      await writer.write(bytes)
    }),
    sync: alive(async () => {
      reach('after-write')
      await writer.sync()
    }),
    close: () => writer.close(),
  })
  const arm = (point: FaultPoint, dies: boolean): void => {
    armed = { point, dies }
    renamed = false
  }
  return {
    failNext: (point) => arm(point, false),
    crashNext: (point) => arm(point, true),
    readFile: alive((path) => fs.readFile(path)),
    readStream: (path) => fs.readStream(path),
    create: alive(async (path, mode) => toFaulty(await fs.create(path, mode))),
    append: alive(async (path) => toFaulty(await fs.append(path))),
    rename: alive(async (from, to) => {
      reach('before-rename')
      await fs.rename(from, to)
      renamed = true
      reach('after-rename')
    }),
    link: alive((from, to) => fs.link(from, to)),
    remove: alive((path) => fs.remove(path)),
    makeFolder: alive((path) => fs.makeFolder(path)),
    removeFolder: alive((path) => fs.removeFolder(path)),
    list: alive((path) => fs.list(path)),
    mode: alive((path) => fs.mode(path)),
    syncFolder: alive(async (path) => {
      await fs.syncFolder(path)
      if (renamed) reach('before-ack')
    }),
  }
}
