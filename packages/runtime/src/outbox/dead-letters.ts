import type { JsonObject } from '@splot/definition'
import type { Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import type { DeadLetter } from '../types.ts'

const kind = 'deadLetter'

/** Records work that was given up, so that an operator can see and mend it. */
export async function setAside(deps: Deps, letter: DeadLetter): Promise<void> {
  await deps.store.putDocument(kind, letter.id, letter as unknown as JsonObject)
}

/** Returns a page of what was given up. */
export async function listDeadLetters(deps: Deps, cursor?: string): Promise<Page<DeadLetter>> {
  const page = await deps.store.listDocuments<JsonObject>(kind, cursor, 100)
  const items = page.items.map(({ value }) => value as unknown as DeadLetter)
  return page.next === undefined ? { items } : { items, next: page.next }
}
