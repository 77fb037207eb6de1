import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { openEmptyStore, openUsedStore, placeName } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'
import { moveStore } from './move-store.ts'

/** What the shell gives `splot import`. */
export interface ImportFlags {
  from: StorePlace
  into: StorePlace
  json: boolean
}

/**
 * Copies everything from one place to an empty one, a folder or a database, and proves by hash that it
 * arrived. What was copied stays as it was. Returns the exit code.
 *
 * @throws CommandFailure for a source without data, a target that holds something, or a copy that differs
 * @throws SplotError store.locked, store.corrupt, store.unreachable
 */
export async function importCommand(
  { from, into, json }: ImportFlags,
  output: Output,
): Promise<number> {
  const source = await openUsedStore(from)
  try {
    const target = await openEmptyStore(into)
    try {
      const moved = await moveStore(source, target, (cases) => output.note(`${cases} cases`))
      const report = { from: placeName(from), into: placeName(into), ...moved }
      output.line(
        json
          ? JSON.stringify(report, null, 2)
          : `${report.from} → ${report.into}: ${moved.cases} cases with ${moved.entries} history entries, ${moved.documents} documents, ${moved.files} files\nhistories ${moved.histories}\nrest      ${moved.rest}\nBoth places hold the same.`,
      )
      tellOfKeys(from, into, output)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
  return exitCodes.ok
}

/** Keys do not lie with what they open. */
function tellOfKeys(from: StorePlace, into: StorePlace, output: Output): void {
  const keys = join(from.data, 'sensitive-keys.json')
  if (from.database !== undefined || !existsSync(keys)) return
  const where = into.database === undefined ? `copy it to ${into.data}` : 'keep it in --data'
  output.note(
    `the keys of sensitive data are in ${keys} and were not copied: ${where}, or set SPLOT_SENSITIVE_KEYS`,
  )
}
