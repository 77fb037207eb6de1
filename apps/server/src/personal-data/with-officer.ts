import type { Reader, Runtime } from '@splot/runtime'
import { CommandFailure } from '../exit-codes.ts'
import type { StorePlace } from '../store-place.ts'
import { changeDataFolder } from '../with-data-folder.ts'

/** Who answers for what a command does, and where it does it. */
export interface OfficerFlags extends StorePlace {
  /** E-mail of the person. */
  by: string
  /** Folder with `workflows/` and `forms/` the installation began with. */
  definitions: string
}

/**
 * Hands a runtime over a place to `use`, with the person who answers for it as its reader. Whoever has the
 * place has all of it already: no second factor keeps them from it.
 *
 * @throws CommandFailure for a place without data, or a person who is none
 * @throws SplotError store.locked, store.corrupt, and what `use` throws
 */
export async function withOfficer<T>(
  flags: OfficerFlags,
  use: (runtime: Runtime, reader: Reader & object) => Promise<T>,
): Promise<T> {
  return changeDataFolder(flags, async (runtime) => {
    const officer = await runtime.findPerson(flags.by)
    if (officer === null) throw new CommandFailure(`Expected a person but ${flags.by} is none`)
    return use(runtime, { person: officer.id, locale: officer.locale, secondFactor: true })
  })
}
