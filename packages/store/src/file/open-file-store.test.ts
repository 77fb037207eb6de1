import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { registerStoreContract } from '../contract/index.ts'
import { createCountingFileSystem } from '../contract/counting-file-system.ts'
import { createFaultyFileSystem } from '../contract/faulty-file-system.ts'
import type { Store } from '../types.ts'
import { nodeFileSystem } from './file-system.ts'
import { openFileStore } from './open-file-store.ts'
import type { ProcessFacts } from './process-facts.ts'

/** Facts under which every earlier process of the test is dead. */
function factsOf(pid: number): ProcessFacts {
  return { pid, host: 'here', bootId: 'boot', startOf: (other) => (other === pid ? '1' : null) }
}

registerStoreContract('file', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-store-'))
  let processes = 0
  const opened: Store[] = []
  const counting = createCountingFileSystem(nodeFileSystem)
  let faulty = createFaultyFileSystem(counting)
  const open = async () => {
    processes += 1
    faulty = createFaultyFileSystem(counting)
    const processFacts = factsOf(processes)
    const store = await openFileStore({ folder, fileSystem: faulty, processFacts })
    opened.push(store)
    return store
  }
  return {
    store: await open(),
    reopen: open,
    failNext: (point) => faulty.failNext(point),
    crashNext: (point) => faulty.crashNext(point),
    work: () => counting.work(),
    dispose: async () => {
      for (const store of opened) await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
})
