import { SplotError } from '@splot/definition'
import type { Case } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { entriesIn } from './entries-of.ts'
import { isSameKey, readHolders, writeHolders } from './holders.ts'
import type { Holders } from './holders.ts'

/** A claim whose step was refused after it is free again; no step takes that long. */
const stepMs = 60_000
const attempts = 50

/**
 * Notes under which keys of ledgers a case will have entries, before the step that enters them is
 * committed: a key of a `unique` one is kept from every other case, also from one that asks for it at
 * the same moment.
 *
 * @throws SplotError ledger.key-taken
 */
export async function claimEntries(
  deps: Deps,
  before: Pick<Case, 'ledgers'> | undefined,
  { id, ledgers = {} }: Pick<Case, 'id' | 'ledgers'>,
): Promise<void> {
  for (const [ledger, { unique, entries }] of Object.entries(ledgers)) {
    if (ledgers[ledger] === before?.ledgers?.[ledger]) continue
    const kept = before?.ledgers?.[ledger]
    // nobody else can have taken what the case has already, unless the ledger is unique from now on only
    const held = new Set(kept?.unique === unique ? kept.entries.map((entry) => entry.key) : [])
    for (const key of new Set(entries.map((entry) => entry.key)))
      if (!held.has(key)) await claim(deps, { ledger, key, unique, id })
  }
}

interface Claim {
  ledger: string
  key: string
  unique: boolean
  /** The case that claims. */
  id: string
}

async function claim(deps: Deps, wanted: Claim): Promise<void> {
  const { ledger, key, id } = wanted
  for (let attempt = 1; ; attempt++) {
    const holders = await readHolders(deps.store, ledger, key)
    const others = holders.cases.filter((one) => one !== id)
    if (wanted.unique) await refuseTaken(deps, wanted, holders, others)
    const next = { ...holders, cases: [...others, id], at: deps.clock.now(), by: id }
    try {
      return await writeHolders(deps.store, ledger, key, next)
    } catch (error) {
      const isRace = error instanceof SplotError && error.code === 'store.conflict'
      if (!isRace || attempt === attempts) throw error
    }
  }
}

async function refuseTaken(
  deps: Deps,
  { ledger, key, id }: Claim,
  { at, by }: Holders,
  others: readonly string[],
): Promise<void> {
  const now = Date.parse(deps.clock.now())
  // somebody else claimed it just now: their step may not be committed yet
  const isClaimed = by !== '' && by !== id && now - Date.parse(at) < stepMs
  const held = await Promise.all(
    others.map(async (other) =>
      entriesIn(await deps.cases.read(other), ledger).some((entry) => isSameKey(entry.key, key)),
    ),
  )
  if (!isClaimed && !held.includes(true)) return
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
