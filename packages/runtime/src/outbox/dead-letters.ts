import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { OutboxRow, Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import type { DeadLetter } from '../types.ts'

const kind = 'deadLetter'

/** Work that was given up, with the effect to try again. */
interface KeptLetter extends DeadLetter {
  row?: OutboxRow
}

/** Returns what a dead letter tells of the error that stopped it. Pure. */
export function faultOf(error: unknown): Pick<DeadLetter, 'code' | 'reason'> {
  return {
    code: error instanceof SplotError ? error.code : null,
    reason: error instanceof Error ? error.message : String(error),
  }
}

/** Records work that was given up, so that an operator can see it and have it tried again. */
export async function setAside(deps: Deps, letter: DeadLetter, row?: OutboxRow): Promise<void> {
  const kept: KeptLetter = row ? { ...letter, row } : letter
  await deps.store.putDocument(kind, letter.id, kept as unknown as JsonObject)
}

/** Returns what was given up under this id, with its effect. @throws SplotError letter.not-found */
export async function loadDeadLetter(deps: Deps, id: string): Promise<KeptLetter> {
  const document = await deps.store.getDocument<JsonObject>(kind, id)
  if (!document)
    throw new SplotError('letter.not-found', `Expected work that was given up but "${id}" is none.`)
  return document.value as unknown as KeptLetter
}

/** Takes it off the list. */
export async function forgetDeadLetter(deps: Deps, id: string): Promise<void> {
  await deps.store.deleteDocument(kind, id)
}

/** Returns a page of what was given up. */
export async function listDeadLetters(deps: Deps, cursor?: string): Promise<Page<DeadLetter>> {
  const page = await deps.store.listDocuments<JsonObject>(kind, cursor, 100)
  const items = page.items.map(({ value }) => {
    const { row: _, ...letter } = value as unknown as KeptLetter
    return letter
  })
  return page.next === undefined ? { items } : { items, next: page.next }
}
