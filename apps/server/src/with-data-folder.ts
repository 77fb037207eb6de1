import { createRuntime, withoutWriting } from '@splot/runtime'
import type { Runtime } from '@splot/runtime'
import type { Store } from '@splot/store'
import { compiledDefinitions } from './compiled-definitions.ts'
import { readDefinitionFiles } from './definition-files.ts'
import { programmeNow } from './demo/played-programme.ts'
import { sensitiveKeysKept } from './start/sensitive-keys.ts'
import { openUsedStore } from './store-place.ts'
import type { StorePlace } from './store-place.ts'

/**
 * Hands a runtime over a data folder or database to `use`, for looking only: definitions that were not
 * published there yet are used and not left in it, and nobody is told of anything. It takes the lock of a
 * folder and stands at the programme's own day.
 *
 * @throws CommandFailure for a place without data
 * @throws SplotError store.locked, store.corrupt, and what `use` throws
 */
export async function withDataFolder<T>(
  places: DataPlaces,
  use: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  return withPlace(places, use, withoutWriting)
}

/**
 * The same for tools that change what is kept there. Nothing leaves it: letters wait for the service.
 *
 * @throws CommandFailure for a place without data
 * @throws SplotError store.locked, store.corrupt, and what `use` throws
 */
export async function changeDataFolder<T>(
  places: DataPlaces,
  use: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  return withPlace(places, use, (store) => store)
}

interface DataPlaces extends StorePlace {
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
}

async function withPlace<T>(
  places: DataPlaces,
  use: (runtime: Runtime) => Promise<T>,
  over: (store: Store, now: string) => Store,
): Promise<T> {
  const { data, definitions } = places
  const store = await openUsedStore(places)
  try {
    const now = new Date(await programmeNow(store, Date.now())).toISOString()
    const keys = await sensitiveKeysKept(data, process.env['SPLOT_SENSITIVE_KEYS'])
    return await use(
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
  } finally {
    await store.close()
  }
}
