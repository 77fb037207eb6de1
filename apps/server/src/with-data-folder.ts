import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRuntime, withoutWriting } from '@splot/runtime'
import type { Runtime } from '@splot/runtime'
import { openFileStore } from '@splot/store'
import type { Store } from '@splot/store'
import { readDefinitionFiles } from './definition-files.ts'
import { programmeNow } from './demo/played-programme.ts'
import { CommandFailure } from './exit-codes.ts'
import { sensitiveKeysKept } from './start/sensitive-keys.ts'

/**
 * Hands a runtime over a data folder to `use`, for looking only: definitions that were not published in
 * the folder yet are used and not left in it, and nobody is told of anything. It takes the folder's lock
 * and stands at the programme's own day.
 *
 * @throws CommandFailure for a folder without data
 * @throws SplotError store.locked, store.corrupt, and what `use` throws
 */
export async function withDataFolder<T>(
  folders: DataFolders,
  use: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  return withFolder(folders, use, withoutWriting)
}

/**
 * The same for tools that change what the folder holds. Nothing leaves it: letters wait for the service.
 *
 * @throws CommandFailure for a folder without data
 * @throws SplotError store.locked, store.corrupt, and what `use` throws
 */
export async function changeDataFolder<T>(
  folders: DataFolders,
  use: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  return withFolder(folders, use, (store) => store)
}

interface DataFolders {
  data: string
  definitions: string
}

async function withFolder<T>(
  { data, definitions }: DataFolders,
  use: (runtime: Runtime) => Promise<T>,
  over: (store: Store, now: string) => Store,
): Promise<T> {
  await refuseEmptyFolder(data)
  const store = await openFileStore({ folder: data })
  try {
    const now = new Date(await programmeNow(store, Date.now())).toISOString()
    const keys = await sensitiveKeysKept(data, process.env['SPLOT_SENSITIVE_KEYS'])
    return await use(
      await createRuntime({
        store: over(store, now),
        programme: { read: () => readDefinitionFiles(definitions) },
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

/** A report of a folder that was mistyped would be a report of zeros. */
async function refuseEmptyFolder(folder: string): Promise<void> {
  const entries = existsSync(folder) ? await readdir(folder) : []
  if (entries.length === 0)
    throw new CommandFailure(`Expected --data with a data folder but ${folder} holds nothing`)
}
