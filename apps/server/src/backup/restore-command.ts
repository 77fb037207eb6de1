import { dirname, join } from 'node:path'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { exitCodes } from '../exit-codes.ts'
import { moveStore } from '../import/move-store.ts'
import type { Output } from '../output.ts'
import { openEmptyStore, placeName } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'
import { withArchive } from './archive.ts'

/** What the shell gives `splot restore`. */
export interface RestoreFlags {
  /** Path of the archive. */
  file: string
  into: StorePlace
  json: boolean
}

/**
 * Proves a backup and puts what it holds into an empty folder or database. Returns the exit code.
 *
 * @throws CommandFailure for what is no backup or was changed, and for a place that holds something
 * @throws SplotError store.unreachable, store.full, store.unwritable
 */
export async function restoreCommand(
  { file, into, json }: RestoreFlags,
  output: Output,
): Promise<number> {
  const work = into.database === undefined ? into.data : join(tmpdir(), 'splot-restore')
  await mkdir(dirname(work), { recursive: true })
  return withArchive(file, work, async (held, { takenAt }) => {
    const target = await openEmptyStore(into)
    try {
      const moved = await moveStore(held, target, (cases) => output.note(`${cases} cases`))
      const report = { file, into: placeName(into), takenAt, ...moved }
      output.line(
        json
          ? JSON.stringify(report, null, 2)
          : `${file} of ${takenAt} → ${report.into}: ${moved.cases} cases with ${moved.entries} history entries, ${moved.documents} documents, ${moved.files} files; every chain holds`,
      )
    } finally {
      await target.close()
    }
    return exitCodes.ok
  })
}
