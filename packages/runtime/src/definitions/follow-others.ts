import type { Store } from '@splot/store'
import { fileSetId } from './file-set.ts'
import { inForceKind, loadInForce } from './in-force.ts'
import type { Library } from './library.ts'

/**
 * Returns a function that reads the definitions again where another process put others in force. Asked at
 * every turn of the work: it looks when what is in force was written, and again where it failed.
 */
export function createFollower(store: Store, library: Library): () => Promise<void> {
  let mayDiffer = true
  store.subscribeDocuments((kind) => {
    if (kind === inForceKind) mayDiffer = true
  })
  return async () => {
    if (!mayDiffer) return
    mayDiffer = false
    try {
      const inForce = await loadInForce(store)
      if (inForce !== null && inForce.files !== fileSetId(library.files().set))
        await library.reload()
    } catch (error) {
      mayDiffer = true
      throw error
    }
  }
}
