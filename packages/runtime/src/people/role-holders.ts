import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'

const kind = 'roleHolders'

/** Returns ids of the persons who hold a programme role, in the order they got it. */
export async function roleHolders(deps: Pick<Deps, 'store'>, role: string): Promise<string[]> {
  return (await deps.store.getDocument<string[]>(kind, role))?.value ?? []
}

/** Adds a holder. Doing it again changes nothing. */
export function addRoleHolder(deps: Deps, role: string, person: string): Promise<void> {
  return change(deps, role, (holders) =>
    holders.includes(person) ? holders : [...holders, person],
  )
}

/** Removes a holder. */
export function removeRoleHolder(deps: Deps, role: string, person: string): Promise<void> {
  return change(deps, role, (holders) => holders.filter((holder) => holder !== person))
}

async function change(
  deps: Deps,
  role: string,
  edit: (holders: string[]) => string[],
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const document = await deps.store.getDocument<string[]>(kind, role)
    try {
      await deps.store.putDocument(kind, role, edit(document?.value ?? []), document?.revision ?? 0)
      return
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'store.conflict' || attempt >= 9)
        throw error
    }
  }
}
