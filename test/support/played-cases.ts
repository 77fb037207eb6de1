import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'

/** A case of a played programme, as it lies in the store. */
export interface PlayedCase {
  id: string
  workflow: string
  parent: string | null
  /** Innermost state it is in, such as `test.validated`. */
  state: string
  /** Ids of every state it is in, outer ones first. */
  states: string[]
  status: 'active' | 'done'
  /** Ids of every state it was ever in. */
  entered: string[]
  context: JsonObject
  answers: Record<string, { at: string; answers: JsonObject }[]>
  createdAt: string
}

/** Reads all cases of a store, the oldest first. */
export async function playedCases(store: Store): Promise<PlayedCase[]> {
  const found: PlayedCase[] = []
  let cursor: string | undefined
  do {
    const page = await store.queryCases({}, cursor, 200)
    for (const { id } of page.items) found.push(await playedCase(store, id))
    cursor = page.next
  } while (cursor !== undefined)
  return found.toSorted((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1))
}

async function playedCase(store: Store, id: string): Promise<PlayedCase> {
  const { row, snapshot } = (await store.loadCase(id))!
  const { context, answers, visits } = snapshot as unknown as Pick<
    PlayedCase,
    'context' | 'answers'
  > & { visits: object }
  return {
    id,
    workflow: row.workflow,
    parent: row.parent,
    state: row.states.at(-1) ?? '',
    states: row.states,
    status: row.status,
    entered: Object.keys(visits),
    context,
    answers,
    createdAt: row.createdAt,
  }
}

/** Returns the cases of a workflow at any depth below a case, the oldest first. Pure. */
export function casesBelow(
  all: readonly PlayedCase[],
  root: string,
  workflow: string,
): PlayedCase[] {
  const byId = new Map(all.map((one) => [one.id, one]))
  const isBelow = ({ parent }: PlayedCase): boolean =>
    parent !== null && (parent === root || (byId.has(parent) && isBelow(byId.get(parent)!)))
  return all.filter((one) => one.workflow === workflow && isBelow(one))
}
