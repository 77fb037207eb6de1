import { readFile } from 'node:fs/promises'
import { storeProof } from '@splot/runtime'
import { parseAnchor, verifyAnchor, verifyBlobs, verifyFolder, verifyStore } from '@splot/store'
import type { StoreReport } from '@splot/store'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { withStoreToRead } from '../requests/with-store-to-read.ts'
import { filesBeside, openUsedStore } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'

/**
 * Proves a data folder or database: histories, answers against the checksums histories hold, the audit log,
 * documents and files that were sent. Reads
 * only and takes no lock, so it may run beside the server. With an anchor also that nothing is gone which
 * stood there when it was written. Returns the exit code: 1 where something is damaged.
 *
 * @throws CommandFailure where the anchor cannot be read
 * @throws SplotError store.bad-anchor, store.missing, store.unwritable, store.unreachable
 */
export async function verifyCommand(
  place: StorePlace,
  { json, anchor }: { json: boolean; anchor?: string },
  output: Output,
): Promise<number> {
  // read first: an anchor that is none says so before a long proof
  const anchored = anchor === undefined ? null : parseAnchor(await textOf(anchor))
  const own = await reportOf(place)
  const since = anchored
    ? await withStoreToRead(place, output, (store) => verifyAnchor(store, anchored))
    : []
  const report = { ...own, problems: [...own.problems, ...since] }
  output.line(json ? JSON.stringify(report, null, 2) : printed(report))
  return report.problems.length > 0 ? exitCodes.failed : exitCodes.ok
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new CommandFailure(`Expected an anchor but ${file} cannot be read`)
  }
}

async function reportOf(place: StorePlace): Promise<StoreReport> {
  if (place.database === undefined) {
    const report = await verifyFolder(place.data, storeProof)
    const beside = await filesBeside(place)
    const changed = beside ? await verifyBlobs(beside) : []
    return { ...report, problems: [...report.problems, ...changed] }
  }
  const store = await openUsedStore(place)
  try {
    return await verifyStore(store, storeProof)
  } finally {
    await store.close()
  }
}

const intact = 'every chain holds, every answer is as it was handed in'

function printed({ cases, entries, problems }: StoreReport): string {
  const lines = problems.map(({ file, kind, message }) =>
    [file, kind, message].filter((part) => part !== null).join(' '),
  )
  const verdict = problems.length === 0 ? intact : `${problems.length} damaged`
  return [...lines, `${cases} cases, ${entries} history entries: ${verdict}`].join('\n')
}
