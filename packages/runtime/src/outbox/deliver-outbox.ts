import { SplotError } from '@splot/definition'
import type { OutboxRow } from '@splot/store'
import type { Deps } from '../deps.ts'
import { faultOf, setAside } from './dead-letters.ts'
import { deliver } from './deliver.ts'
import { countTry, forgetTries } from './tries.ts'

const batch = 50
const leaseMs = 60_000

/** Delivers one batch of what waits. Returns how many rows were taken; 0 means nothing waits now. */
export async function deliverOutbox(deps: Deps): Promise<number> {
  const rows = await deps.store.claimOutbox(deps.clock.now(), batch, leaseMs)
  for (const row of rows) await deliverRow(deps, row)
  return rows.length
}

async function deliverRow(deps: Deps, row: OutboxRow): Promise<void> {
  try {
    await deliver(deps, row)
  } catch (error) {
    await failed(deps, row, error)
    return
  }
  await forgetTries(deps, row.id)
  await deps.store.ackOutbox(row)
}

async function failed(deps: Deps, row: OutboxRow, error: unknown): Promise<void> {
  const tries = await countTry(deps, row.id)
  if (tries.count < deps.attempts && !isFinal(error)) {
    await deps.store.failOutbox(row, tries.retryAt)
    return
  }
  await setAside(
    deps,
    {
      id: row.id,
      kind: 'effect',
      caseId: row.caseId,
      type: row.type,
      ...faultOf(error),
      at: deps.clock.now(),
      tries: tries.count,
    },
    row,
  )
  await forgetTries(deps, row.id)
  await deps.store.ackOutbox(row)
}

/** Whether trying again cannot help. */
function isFinal(error: unknown): boolean {
  return error instanceof SplotError && error.code === 'mail.refused'
}
