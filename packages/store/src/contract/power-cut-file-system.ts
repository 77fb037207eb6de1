import path from 'node:path'
import type { FileSystem, FileWriter } from '../file/file-system.ts'

/** A source of numbers from 0 up to 1. */
export type Random = () => number

/** Returns a source of numbers that is the same for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A file: what programs read, and what is surely on the disk. */
interface Content {
  current: Buffer
  durable: Buffer
  mode: number
}

/** `null` is a folder. */
type Node = Content | null

/** A change of names that the disk may not have seen yet. `from` absent: added; `to` absent: removed. */
interface NameChange {
  from?: string
  to?: string
  node: Node
}

/** Promises of the disk that a test may break, to prove that the simulation notices. */
export interface BrokenPromises {
  fileSync?: boolean
  folderSync?: boolean
}

/** A disk in memory that remembers what a power cut would leave of it. */
export interface PowerCutFileSystem extends FileSystem {
  /**
   * Returns a disk as a cut at this moment may leave it: of names not synced any part is there, in
   * any combination; of bytes not synced a part, or zeros in their place. What was synced is there.
   */
  image(random: Random): PowerCutFileSystem
  /** Called before and after each operation that changes the disk. */
  onChange: () => void
  /** Every file on it, as programs see it. */
  files(): string[]
}

const nodeError = (code: string, file: string): Error =>
  Object.assign(new Error(`${code}: ${file}`), { code })

function apply(names: Map<string, Node>, { from, to, node }: NameChange): void {
  if (from !== undefined) names.delete(from)
  if (to !== undefined) names.set(to, node)
}

function leftOf({ current, durable }: Content, random: Random): Buffer {
  if (current.equals(durable)) return durable
  const kept = durable.length + Math.floor(random() * (current.length - durable.length + 1))
  const choice = random()
  if (choice < 0.3) return durable
  if (choice < 0.6) return current
  const part = Buffer.from(current.subarray(0, kept))
  return choice < 0.8 ? part : Buffer.concat([part, Buffer.alloc(current.length - kept)])
}

/** Returns an empty disk, or one that holds `durable`. */
export function createPowerCutFileSystem(
  broken: BrokenPromises = {},
  durable = new Map<string, Node>([['/', null]]),
): PowerCutFileSystem {
  const names = new Map(durable)
  let pending: NameChange[] = []

  const change = (next: NameChange): void => {
    self.onChange()
    apply(names, next)
    pending.push(next)
    self.onChange()
  }
  const contentAt = (file: string): Content => {
    const node = names.get(file)
    if (!node) throw nodeError(node === null ? 'EISDIR' : 'ENOENT', file)
    return node
  }
  const assertFree = (file: string): void => {
    if (names.has(file)) throw nodeError('EEXIST', file)
    if (names.get(path.dirname(file)) !== null) throw nodeError('ENOENT', path.dirname(file))
  }
  const toWriter = (content: Content): FileWriter => ({
    write: async (bytes) => {
      self.onChange()
      content.current = Buffer.concat([content.current, bytes])
      self.onChange()
    },
    sync: async () => {
      self.onChange()
      if (!broken.fileSync) content.durable = content.current
      self.onChange()
    },
    close: async () => {},
  })
  const touches = (folder: string, { from, to }: NameChange): boolean =>
    [from, to].some((name) => name !== undefined && path.dirname(name) === folder)

  const image = (random: Random): PowerCutFileSystem => {
    const left = new Map(durable)
    // All, nothing, or any part of what was not synced.
    const share = [0, 0.5, 1][Math.floor(random() * 3)] ?? 0.5
    for (const next of pending) if (random() < share) apply(left, next)
    const copies = new Map<Content, Content>()
    for (const [name, node] of left) {
      if (!node) continue
      const bytes = leftOf(node, random)
      const copy = copies.get(node) ?? { current: bytes, durable: bytes, mode: node.mode }
      copies.set(node, copy)
      left.set(name, copy)
    }
    for (const name of [...left.keys()].sort())
      if (name !== '/' && left.get(path.dirname(name)) !== null) left.delete(name)
    return createPowerCutFileSystem({}, left)
  }

  const self: PowerCutFileSystem = {
    image,
    onChange: () => {},
    files: () => [...names].filter(([, node]) => node !== null).map(([name]) => name),
    readFile: async (file) => Buffer.from(contentAt(file).current),
    readStream: async function* (file) {
      yield Buffer.from(contentAt(file).current)
    },
    create: async (file, mode) => {
      assertFree(file)
      const content = { current: Buffer.alloc(0), durable: Buffer.alloc(0), mode }
      change({ to: file, node: content })
      return toWriter(content)
    },
    append: async (file) => toWriter(contentAt(file)),
    rename: async (from, to) => change({ from, to, node: contentAt(from) }),
    link: async (from, to) => {
      const node = contentAt(from)
      assertFree(to)
      change({ to, node })
    },
    remove: async (file) => change({ from: file, node: contentAt(file) }),
    makeFolder: async (folder) => {
      assertFree(folder)
      change({ to: folder, node: null })
    },
    removeFolder: async (folder) => {
      const inside = [...names].filter(([name]) => name === folder || name.startsWith(`${folder}/`))
      for (const [from, node] of inside.toReversed()) change({ from, node })
    },
    list: async (folder) => {
      if (names.get(folder) !== null) throw nodeError('ENOENT', folder)
      const inside = [...names.keys()].filter((name) => path.dirname(name) === folder)
      return inside.filter((name) => name !== '/').map((name) => path.basename(name))
    },
    mode: async (file) => contentAt(file).mode,
    syncFolder: async (folder) => {
      if (names.get(folder) !== null) throw nodeError('ENOENT', folder)
      self.onChange()
      if (!broken.folderSync) {
        for (const next of pending) if (touches(folder, next)) apply(durable, next)
        pending = pending.filter((next) => !touches(folder, next))
      }
      self.onChange()
    },
  }
  return self
}
