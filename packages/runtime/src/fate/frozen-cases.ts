import { toLocalText } from '@splot/definition'
import type { LocalText } from '@splot/definition'
import type { CaseRow } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { frozenItself } from './frozen-around.ts'
import type { FrozenCase } from './types.ts'

const pageLength = 200

/**
 * Returns the live cases whose own version says that rules must stay as they are now, in the order of
 * creation, each with how many live cases of which workflows are held by it: itself and those under it
 * that do not say so themselves. No case is counted twice.
 */
export async function frozenCases(deps: Deps): Promise<FrozenCase[]> {
  const found: FrozenCase[] = []
  const elsewhere = await casesUnderOthers(deps)
  for (const workflow of deps.library.freezing())
    for await (const row of rowsOf(deps, { workflow, status: 'active' })) {
      const reason = await reasonOf(deps, row)
      if (reason === null) continue
      const { id, number } = row
      const title = toLocalText(row.title)
      const workflows = await heldBy(deps, row, elsewhere)
      found.push({ id, title, number, workflow, reason, workflows })
    }
  return found
}

async function reasonOf(deps: Deps, { id }: CaseRow): Promise<LocalText | null> {
  const stored = await deps.cases.read(id)
  return stored && frozenItself(deps, await decodeCase(deps, stored))
}

/** Returns the cases that took the rules of another than their parent, by the one they took them of. */
async function casesUnderOthers(deps: Deps): Promise<ReadonlyMap<string, CaseRow[]>> {
  const found = new Map<string, CaseRow[]>()
  for (const workflow of deps.library.underOtherRules())
    for await (const row of rowsOf(deps, { workflow })) {
      const stored = await deps.cases.read(row.id)
      const { rulesOf } = stored ? await decodeCase(deps, stored) : { rulesOf: null }
      if (rulesOf !== null) found.set(rulesOf, [...(found.get(rulesOf) ?? []), row])
    }
  return found
}

async function heldBy(
  deps: Deps,
  root: CaseRow,
  elsewhere: ReadonlyMap<string, CaseRow[]>,
): Promise<FrozenCase['workflows']> {
  const counts: FrozenCase['workflows'] = { [root.workflow]: 1 }
  const freezing = new Set(deps.library.freezing())
  const away = new Set([...elsewhere.values()].flat().map(({ id }) => id))
  const around = [root.id]
  for (let parent = around.pop(); parent !== undefined; parent = around.pop()) {
    const under = [...(elsewhere.get(parent) ?? [])]
    for await (const row of rowsOf(deps, { parent })) if (!away.has(row.id)) under.push(row)
    for (const row of under) {
      if (freezing.has(row.workflow) && (await reasonOf(deps, row)) !== null) continue
      // what is finished may still have cases under it that are not
      around.push(row.id)
      if (row.status === 'active') counts[row.workflow] = (counts[row.workflow] ?? 0) + 1
    }
  }
  return counts
}

async function* rowsOf(
  deps: Deps,
  filter: Parameters<Deps['store']['queryCases']>[0],
): AsyncGenerator<CaseRow> {
  const stable = { ...filter, sort: { column: 'createdAt', descending: false } } as const
  let cursor: string | undefined
  do {
    const page = await deps.store.queryCases(stable, cursor, pageLength)
    yield* page.items
    cursor = page.next
  } while (cursor !== undefined)
}
