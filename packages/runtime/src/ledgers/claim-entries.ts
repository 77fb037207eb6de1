import { SplotError } from '@splot/definition'
import type { Case } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { entriesIn } from './entries-of.ts'
import type { HeldKeys } from './held-keys.ts'
import { isSameKey } from './holders.ts'

/**
 * Notes under which keys of ledgers a case will have entries, before the step that enters them is
 * committed, and holds them until then: a key of a `unique` one is kept from every other case.
 *
 * @throws SplotError ledger.key-taken, store.conflict
 */
export async function claimEntries(
  deps: Deps,
  held: HeldKeys,
  before: Pick<Case, 'ledgers'> | undefined,
  { ledgers = {} }: Pick<Case, 'ledgers'>,
): Promise<void> {
  for (const [ledger, { unique, entries }] of inOrder(ledgers)) {
    if (ledgers[ledger] === before?.ledgers?.[ledger]) continue
    const kept = before?.ledgers?.[ledger]
    // nobody else can have taken what the case has already, unless the ledger is unique from now on only
    const had = new Set(kept?.unique === unique ? kept.entries.map((entry) => entry.key) : [])
    for (const key of [...new Set(entries.map((entry) => entry.key))].sort()) {
      if (had.has(key)) continue
      const others = await held.hold(ledger, key, true)
      if (unique) await refuseTaken(deps, { ledger, key }, others)
    }
  }
}

/** Two steps that ask for the same keys ask for them in the same order. */
function inOrder(ledgers: NonNullable<Case['ledgers']>) {
  return Object.entries(ledgers).sort(([a], [b]) => (a < b ? -1 : 1))
}

async function refuseTaken(
  deps: Deps,
  { ledger, key }: { ledger: string; key: string },
  others: readonly string[],
): Promise<void> {
  const entered = await Promise.all(
    others.map(async (other) =>
      entriesIn(await deps.cases.read(other), ledger).some((entry) => isSameKey(entry.key, key)),
    ),
  )
  if (!entered.includes(true)) return
  const told = key.slice(0, 100)
  throw new SplotError(
    'ledger.key-taken',
    `Expected an entry of its own in "${ledger}" but another case has entered "${told}".`,
    {
      details: { ledger, key: told },
      issues: [
        {
          path: '',
          code: 'ledger.key-taken',
          message: {
            pl: `Wpis „${told}” jest już w innej sprawie.`,
            en: `Another case has the entry "${told}" already.`,
          },
        },
      ],
    },
  )
}
