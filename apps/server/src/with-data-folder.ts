import { createRuntime, withoutWriting } from '@splot/runtime'
import type { Runtime } from '@splot/runtime'
import type { Store } from '@splot/store'
import { compiledDefinitions } from './compiled-definitions.ts'
import { readDefinitionFiles } from './definition-files.ts'
import { programmeNow } from './demo/played-programme.ts'
import type { Output } from './output.ts'
import { withStoreToRead } from './requests/with-store-to-read.ts'
import { sensitiveKeysKept } from './start/sensitive-keys.ts'
import { openUsedStore } from './store-place.ts'
import type { StorePlace } from './store-place.ts'

/**
 * Hands a runtime over a data folder or database to `use`, for looking only: definitions that were not
 * published there yet are used and not left in it, and nobody is told of anything. A folder that a server
 * holds is looked at as it was at one moment. It stands at the programme's own day.
 *
 * @throws CommandFailure for a place without data, or a process that does not answer
 * @throws SplotError store.corrupt, and what `use` throws
 */
export async function withDataFolder<T>(
  places: DataPlaces,
  output: Output,
  use: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  return withStoreToRead(places, output, (store) => withRuntime(places, store, withoutWriting, use))
}

/**
 * The same for tools that change what is kept there: they take the lock of a folder. Nothing leaves it:
 * letters wait for the service.
 *
 * @throws CommandFailure for a place without data
 * @throws SplotError store.locked, store.corrupt, and what `use` throws
 */
export async function changeDataFolder<T>(
  places: DataPlaces,
  use: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  const store = await openUsedStore(places)
  try {
    return await withRuntime(places, store, (own) => own, use)
  } finally {
    await store.close()
  }
}

interface DataPlaces extends StorePlace {
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
}

async function withRuntime<T>(
  { data, definitions }: DataPlaces,
  store: Store,
  over: (store: Store, now: string) => Store,
  use: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  const now = new Date(await programmeNow(store, Date.now())).toISOString()
  const keys = await sensitiveKeysKept(data, process.env['SPLOT_SENSITIVE_KEYS'])
  return use(
    await createRuntime({
      store: over(store, now),
      programme: { read: () => readDefinitionFiles(definitions) },
      cache: compiledDefinitions,
      clock: { now: () => now },
      ids: { next: () => crypto.randomUUID() },
      mail: { send: async () => undefined },
      ...(keys && { sensitiveKeys: keys }),
    }),
  )
}
