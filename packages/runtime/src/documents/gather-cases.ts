import type { DocumentCases, JsonObject, JsonValue } from '@splot/definition'
import { decodeCase, variablesOf } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'

const pageSize = 200

/** A case that counts, and by what it is sorted. */
interface Gathered {
  values: JsonObject
  by: JsonValue
}

/**
 * Returns what a template reads of many cases, as they are now: an element for each that counts. Each case
 * is read by the version of the workflow it runs by.
 */
export async function gatherCases(
  deps: Deps,
  cases: DocumentCases,
  given: JsonObject,
  now: string,
): Promise<JsonObject[]> {
  const gathered: Gathered[] = []
  let cursor: string | undefined
  do {
    const filter = {
      workflow: cases.workflow,
      // an order that no step changes while pages are read
      sort: { column: 'createdAt', descending: false },
    } as const
    const page = await deps.store.queryCases(filter, cursor, pageSize)
    for (const { id } of page.items) {
      const one = await read(deps, id, cases, given, now)
      if (one) gathered.push(one)
    }
    cursor = page.next
  } while (cursor !== undefined)
  // sorting is stable: without `sort`, and where it is the same, the order is that of beginning
  return gathered.toSorted((a, b) => compare(a.by, b.by)).map(({ values }) => values)
}

async function read(
  deps: Deps,
  id: string,
  { when, values, sort }: DocumentCases,
  given: JsonObject,
  now: string,
): Promise<Gathered | null> {
  const stored = await deps.cases.read(id)
  if (!stored) return null
  const variables = { ...variablesOf(await decodeCase(deps, stored)), given }
  const of = (source: string) => evaluate(deps, source, variables, now)
  if (when !== undefined && of(when) !== true) return null
  const read = Object.entries(values).map(([name, source]) => [name, of(source)] as const)
  return { values: Object.fromEntries(read), by: sort === undefined ? null : of(sort) }
}

/** Numbers by size, texts as people sort them; what has neither comes last. */
function compare(a: JsonValue, b: JsonValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string')
    return a.localeCompare(b, 'pl', { numeric: true })
  return Number(a === null) - Number(b === null)
}
