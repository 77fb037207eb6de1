import type { JsonValue } from '@splot/definition'
import { createStore, del, get, promisifyRequest, type UseStore } from 'idb-keyval'

/** Changes of a draft that the server has not acknowledged yet: path → the file, `null` if removed. */
export interface KeptEdits {
  /** Revision of each file that was edited. */
  bases: Record<string, number>
  values: Record<string, JsonValue>
  removed: string[]
  note: string
}

/** Where changes wait in this browser until the server has them. */
export interface EditKeeper {
  read(draft: string): Promise<KeptEdits | undefined>
  /** Resolves when they would be found again after a reload. */
  keep(draft: string, edits: KeptEdits): Promise<void>
  drop(draft: string): Promise<void>
}

/** Keeps changes in IndexedDB; where a browser has none, they last as long as the page. */
export function createEditKeeper(): EditKeeper {
  let opened: ReturnType<typeof createStore> | undefined
  const store = () => (opened ??= createStore('splot.studio', 'edits'))
  return {
    read: (draft) => get<KeptEdits>(draft, store()).catch(() => undefined),
    keep: (draft, edits) => put(store(), draft, edits).catch(() => undefined),
    drop: (draft) => del(draft, store()).catch(() => undefined),
  }
}

// a page that goes takes with it what is not committed: the browser shall not wait for its next turn
function put(use: UseStore, draft: string, edits: KeptEdits): Promise<void> {
  return use('readwrite', (store) => {
    store.put(edits, draft)
    store.transaction.commit()
    return promisifyRequest(store.transaction)
  })
}
