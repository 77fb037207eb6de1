import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { localDate } from '../documents/local-date.ts'
import type { Period } from '../types.ts'

const kind = 'roleHolders'

/** A holder as kept: an id where the role counts for ever, else with its days. */
type Holder = string | { person: string; from?: string; to?: string }

/** Returns ids of the persons who hold a programme role today, in the order they got it. */
export async function roleHolders(
  deps: Pick<Deps, 'store' | 'library' | 'clock'>,
  role: string,
): Promise<string[]> {
  const holders = (await deps.store.getDocument<Holder[]>(kind, role))?.value ?? []
  if (holders.every((holder) => typeof holder === 'string')) return holders
  const today = localDate(deps.clock.now(), deps.library.programme().timeZone)
  return holders.flatMap((holder) => {
    if (typeof holder === 'string') return [holder]
    return isWithin(holder, today) ? [holder.person] : []
  })
}

/** Says whether a day lies in a period. Pure. */
export function isWithin({ from, to }: Period, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to)
}

/** Adds a holder, or gives them other days. Doing it again changes nothing. */
export function addRoleHolder(
  deps: Deps,
  role: string,
  person: string,
  period: Period = {},
): Promise<void> {
  const isLimited = period.from !== undefined || period.to !== undefined
  const holder: Holder = isLimited ? { person, ...period } : person
  return change(deps, role, (holders) =>
    holders.some((one) => idOf(one) === person)
      ? holders.map((one) => (idOf(one) === person ? holder : one))
      : [...holders, holder],
  )
}

/** Removes a holder. */
export function removeRoleHolder(deps: Deps, role: string, person: string): Promise<void> {
  return change(deps, role, (holders) => holders.filter((holder) => idOf(holder) !== person))
}

function idOf(holder: Holder): string {
  return typeof holder === 'string' ? holder : holder.person
}

async function change(
  deps: Deps,
  role: string,
  edit: (holders: Holder[]) => Holder[],
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const document = await deps.store.getDocument<Holder[]>(kind, role)
    try {
      await deps.store.putDocument(kind, role, edit(document?.value ?? []), document?.revision ?? 0)
      return
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'store.conflict' || attempt >= 9)
        throw error
    }
  }
}
