import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { CommandFailure } from './exit-codes.ts'

/** Refuses a data folder without data: a report of one that was mistyped would be a report of zeros. */
export async function refuseEmptyFolder(folder: string): Promise<void> {
  const entries = existsSync(folder) ? await readdir(folder) : []
  if (entries.length === 0)
    throw new CommandFailure(`Expected --data with a data folder but ${folder} holds nothing`)
}
