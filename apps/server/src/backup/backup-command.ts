import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { ask } from '../requests/ask.ts'
import { isHeld, openUnlessHeld } from '../requests/with-store-to-read.ts'
import { placeName } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'
import { takeBackup } from './archive.ts'
import type { Backup } from './archive.ts'

/** What the shell gives `splot backup`. */
export interface BackupFlags extends StorePlace {
  /** Absolute path of the archive. */
  file: string
  json: boolean
}

/**
 * Writes everything that a folder or database holds at one moment into one file, also while servers run
 * on it. Returns the exit code.
 *
 * @throws CommandFailure for a place without data, a file that is there already, a process that does not answer
 * @throws SplotError store.corrupt, store.full, store.unreachable
 */
export async function backupCommand(flags: BackupFlags, output: Output): Promise<number> {
  const { file, json, ...place } = flags
  const backup = await taken(place, file, output)
  output.line(
    json
      ? JSON.stringify({ from: placeName(place), ...backup }, null, 2)
      : `${placeName(place)} → ${file}: ${backup.cases} cases with ${backup.entries} history entries, ${backup.documents} documents, ${backup.files} files, ${backup.sizeBytes} bytes`,
  )
  if (place.database === undefined && existsSync(join(place.data, 'sensitive-keys.json')))
    output.note(
      `the keys of sensitive data are not in it: keep ${join(place.data, 'sensitive-keys.json')} elsewhere`,
    )
  return exitCodes.ok
}

async function taken(place: StorePlace, file: string, output: Output): Promise<Backup> {
  const store = await openUnlessHeld(place)
  if (store === null) {
    output.note(`asking the process that serves ${place.data}`)
    const { answer } = await ask<Backup>(
      { file },
      { data: place.data, isHeld: () => isHeld(place) },
    )
    return answer
  }
  try {
    const takenAt = new Date().toISOString()
    return await takeBackup(store, { file, takenAt }, (cases) => output.note(`${cases} cases`))
  } finally {
    await store.close()
  }
}
