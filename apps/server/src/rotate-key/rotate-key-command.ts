import type { KeyUse } from '@splot/runtime'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { addSensitiveKey, sensitiveKeysKept } from '../start/sensitive-keys.ts'
import type { StorePlace } from '../store-place.ts'
import { changeDataFolder } from '../with-data-folder.ts'

/** What the shell gives `splot rotate-key`. */
export interface RotateKeyFlags extends StorePlace {
  /** Folder with `workflows/` and `forms/` the installation began with. */
  definitions: string
  json: boolean
}

/**
 * Puts all sensitive data under a new key: the first of `SPLOT_SENSITIVE_KEYS`, or one that is made in the
 * file beside the data. What an earlier run did not come to is finished first, and then no key is made.
 * Returns the exit code: 1 where something lies under a key that is not given.
 *
 * @throws CommandFailure for a place without data or keys
 * @throws SplotError store.locked, store.corrupt, store.unreachable
 */
export async function rotateKeyCommand(flags: RotateKeyFlags, output: Output): Promise<number> {
  const { data, json } = flags
  const given = process.env['SPLOT_SENSITIVE_KEYS'] ?? ''
  const keys = await sensitiveKeysKept(data, given)
  if (keys === null)
    throw new CommandFailure(`Expected keys of sensitive data but ${data} has none`)
  const before = await changeDataFolder(flags, (runtime) => runtime.keysInUse())
  const isUnfinished = olderIn(before, keys.current, Object.keys(keys.keys)).length > 0
  const current = given !== '' || isUnfinished ? keys.current : await addSensitiveKey(data)
  const { renewed, keys: use } = await changeDataFolder(flags, (runtime) => runtime.renewKeys())
  const known = [...Object.keys(keys.keys), current]
  const lost = Object.keys(use).filter((key) => !known.includes(key))
  const told = { current, renewed, keys: use, lost }
  output.line(json ? JSON.stringify(told, null, 2) : printed(told, known))
  return lost.length > 0 ? exitCodes.failed : exitCodes.ok
}

function olderIn({ keys }: KeyUse, current: string, known: readonly string[]): string[] {
  return Object.keys(keys).filter((key) => key !== current && known.includes(key))
}

function printed(
  { current, renewed, keys, lost }: KeyUse & { current: string; renewed: number; lost: string[] },
  known: readonly string[],
): string {
  const count = keys[current] ?? 0
  const idle = known.filter((key) => key !== current && keys[key] === undefined)
  return [
    `${renewed} put under key ${current}; ${count} lie under it`,
    ...lost.map((key) => `${keys[key]} lie under key ${key}, which is not given`),
    ...(idle.length > 0
      ? [
          `nothing lies under ${idle.join(', ')}; backups and signatures of drafts may still need it`,
        ]
      : []),
  ].join('\n')
}
