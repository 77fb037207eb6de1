import { rm } from 'node:fs/promises'
import { hurriedFileSystem, openFileStore } from '@splot/store'
import type { Store } from '@splot/store'

/**
 * Writes what a store holds at one moment into a new folder, for a process that only looks: without the
 * files that people sent, which are most of a folder and in no report. Returns how many cases there are.
 *
 * @throws SplotError store.corrupt, store.full, store.unwritable; nothing of the folder is left then
 */
export async function copyForReading(store: Store, folder: string): Promise<number> {
  try {
    // lost in a power cut, as is whoever reads it
    const copy = await openFileStore({ folder, fileSystem: hurriedFileSystem })
    try {
      return await store.moment(async (then) => {
        let cases = 0
        for await (const whole of then.allCases()) {
          await copy.takeCase(whole)
          cases += 1
        }
        for await (const whole of then.allDocuments()) await copy.takeDocument(whole)
        return cases
      })
    } finally {
      await copy.close()
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
