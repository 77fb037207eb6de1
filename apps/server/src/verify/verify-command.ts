import { auditChain } from '@splot/runtime'
import { verifyFolder, verifyStore } from '@splot/store'
import type { StoreReport } from '@splot/store'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { openUsedStore } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'

/**
 * Proves a data folder or database: histories, the audit log, documents and files that were sent. Reads
 * only and takes no lock, so it may run beside the server. Returns the exit code: 1 where something is
 * damaged.
 *
 * @throws SplotError store.missing, store.unwritable, store.unreachable
 */
export async function verifyCommand(
  place: StorePlace,
  { json }: { json: boolean },
  output: Output,
): Promise<number> {
  const report = await reportOf(place)
  output.line(json ? JSON.stringify(report, null, 2) : printed(report))
  return report.problems.length > 0 ? exitCodes.failed : exitCodes.ok
}

async function reportOf(place: StorePlace): Promise<StoreReport> {
  const chains = [auditChain]
  if (place.database === undefined) return verifyFolder(place.data, { chains })
  const store = await openUsedStore(place)
  try {
    return await verifyStore(store, { chains })
  } finally {
    await store.close()
  }
}

function printed({ cases, entries, problems }: StoreReport): string {
  const lines = problems.map(({ file, kind, message }) =>
    [file, kind, message].filter((part) => part !== null).join(' '),
  )
  const verdict = problems.length === 0 ? 'every chain holds' : `${problems.length} damaged`
  return [...lines, `${cases} cases, ${entries} history entries: ${verdict}`].join('\n')
}
