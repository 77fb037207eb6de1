import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { SplotError } from '@splot/definition'
import { assembleStore } from '../assemble-store.ts'
import type { Store } from '../types.ts'
import { blobsAsOf } from '../blobs-as-of.ts'
import { blobsBeside } from '../blobs-beside.ts'
import type { BlobShelf } from '../store-parts.ts'
import { DataFolder } from './data-folder.ts'
import { DeliveredLog } from './delivered-log.ts'
import { FileBlobs } from './file-blobs.ts'
import { FileCases } from './file-cases.ts'
import { FileDocuments } from './file-documents.ts'
import { idOfFileName } from './file-name.ts'
import { nodeFileSystem } from './file-system.ts'
import type { FileSystem } from './file-system.ts'
import { dropMoments, freezeFolder } from './frozen-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { ownProcessFacts } from './process-facts.ts'
import type { ProcessFacts } from './process-facts.ts'

/** A case whose file cannot be read. */
export interface DamagedCase {
  /** `null` where the name of the file does not tell. */
  id: string | null
  /** Its file, from the data folder. */
  file: string
  /** What is wrong with it. */
  why: string
}

/** How the embedded store is opened. */
export interface FileStoreOptions {
  /** Data folder; made when it is not there. */
  folder: string
  /**
   * What to do about case files that cannot be read. `refuse` (default): do not open, name them all. A
   * function: serve the others; it is told once which they are. The damaged cases are in no list, answer
   * `store.corrupt`, and are never written over.
   */
  whenDamaged?: 'refuse' | ((damaged: readonly DamagedCase[]) => void)
  /** Where files that people send are put, such as a bucket; those in the folder stay readable. */
  blobs?: BlobShelf
  /** RFC 3339 instant, for `updatedAt` of documents. Default: the clock. */
  now?: () => string
  /** Default: the file system of this machine. */
  fileSystem?: FileSystem
  /** Default: this process. */
  processFacts?: ProcessFacts
}

/**
 * Opens the embedded store: one process, one folder of readable JSON files, every acknowledged write
 * durable. Comfortable to about 20,000 cases; see `packages/store/README.md`.
 *
 * @throws SplotError store.locked, store.corrupt, store.unwritable, store.full
 */
export async function openFileStore(options: FileStoreOptions): Promise<Store> {
  const { fileSystem = nodeFileSystem, now = () => new Date().toISOString() } = options
  const root = path.resolve(options.folder)
  if (fileSystem === nodeFileSystem) await makeParents(root)
  const folder = new DataFolder(fileSystem, root)
  await folder.make()
  const release = await lockFolder(folder, options.processFacts ?? ownProcessFacts(), now)
  try {
    return await openLocked(folder, { ...options, now, release })
  } catch (error) {
    await release()
    throw error
  }
}

const capabilities = { name: 'file', multiProcess: false, durable: true }

async function makeParents(root: string): Promise<void> {
  try {
    await mkdir(path.dirname(root), { recursive: true })
  } catch {
    // Making the folder itself fails next, and says why.
  }
}

async function openLocked(
  folder: DataFolder,
  {
    whenDamaged = 'refuse',
    blobs: beside,
    now,
    release,
  }: Pick<FileStoreOptions, 'whenDamaged' | 'blobs'> & {
    now: () => string
    release: () => Promise<void>
  },
): Promise<Store> {
  const cases = new FileCases(folder)
  const acks = new DeliveredLog(folder)
  const documents = new FileDocuments(folder)
  const own = new FileBlobs(folder)
  const blobs = blobsBeside(own, beside)
  await documents.start()
  await own.start()
  await dropMoments(folder)
  const store = await assembleStore({
    capabilities,
    cases,
    acks,
    documents,
    blobs,
    now,
    freeze: () => freeze(folder, blobs, now),
    close: async () => {
      await acks.close()
      await release()
    },
  })
  if (whenDamaged === 'refuse') assertUndamaged(cases.damaged)
  else if (cases.damaged.length > 0) whenDamaged(cases.damaged.map(toDamagedCase))
  return store
}

/** Holds fast what a folder holds, and returns what opens that as a store. @throws SplotError store.corrupt */
async function freeze(
  data: DataFolder,
  shelf: BlobShelf,
  now: () => string,
): Promise<() => Promise<Store>> {
  const blobs = await blobsAsOf(shelf)
  const { folder, drop } = await freezeFolder(data)
  return async () => {
    try {
      const [cases, documents] = [new FileCases(folder), new FileDocuments(folder)]
      await documents.start()
      const store = await assembleStore({
        capabilities,
        cases,
        acks: new DeliveredLog(folder),
        documents,
        blobs,
        now,
        freeze: () => freeze(folder, blobs, now),
        close: drop,
      })
      assertUndamaged(cases.damaged)
      return store
    } catch (error) {
      await drop()
      throw error
    }
  }
}

function toDamagedCase({ details }: SplotError): DamagedCase {
  const [file, why] = [details['file'], details['why']].map(String)
  return { id: idOfFileName(path.basename(file ?? '', '.json')), file: file ?? '', why: why ?? '' }
}

/** @throws SplotError store.corrupt naming every damaged file */
function assertUndamaged(damaged: readonly SplotError[]): void {
  const [first] = damaged
  if (!first) return
  const files = damaged.map((error) => error.details['file'] ?? '')
  throw new SplotError(
    'store.corrupt',
    `${damaged.length} of the case files are damaged: ${damaged.map((error) => error.message).join('; ')}. Restore them from a backup, or open the store without them`,
    { details: { files } },
  )
}
