import { rm } from 'node:fs/promises'
import { SplotError } from '@splot/definition'
import { hurriedFileSystem, openFileStore } from '@splot/store'
import type { Store } from '@splot/store'
import type { Output } from '../output.ts'
import { openUsedStore } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'
import { ask } from './ask.ts'
import type { AskOptions } from './ask.ts'
import { requestFile } from './request-files.ts'

/**
 * Hands `use` what a folder or database holds, to look at it. A folder that a server holds is looked at as
 * it was at one moment, in a copy that the server makes; nothing of it is left afterwards.
 *
 * @throws CommandFailure for a place without data, or a process that does not answer
 * @throws SplotError store.corrupt, store.unreachable, and what `use` throws
 */
export async function withStoreToRead<T>(
  place: StorePlace,
  output: Output,
  use: (store: Store) => Promise<T>,
  patience: Pick<AskOptions, 'patienceMs' | 'pollMs'> = {},
): Promise<T> {
  const own = await openUnlessHeld(place)
  if (own !== null) return closing(own, use)
  const { data } = place
  output.note(`asking the process that serves ${data} for a copy of this moment`)
  const { id } = await ask({ copy: true }, { ...patience, data, isHeld: () => isHeld(place) })
  const folder = requestFile(data, id, 'copy')
  try {
    return await closing(await openFileStore({ folder, fileSystem: hurriedFileSystem }), use)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Returns the store of a place that holds something, or `null` where another process holds its folder. */
export async function openUnlessHeld(place: StorePlace): Promise<Store | null> {
  try {
    return await openUsedStore(place)
  } catch (error) {
    if (error instanceof SplotError && error.code === 'store.locked') return null
    throw error
  }
}

/** Whether another process holds the folder of a place now. */
export async function isHeld(place: StorePlace): Promise<boolean> {
  const store = await openUnlessHeld(place).catch(() => undefined)
  await store?.close()
  return store === null
}

async function closing<T>(store: Store, use: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
