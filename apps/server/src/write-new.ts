import { writeFile } from 'node:fs/promises'
import { CommandFailure } from './exit-codes.ts'

/** Writes a file that only its owner reads, over nothing. @throws CommandFailure where something is there */
export async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new CommandFailure(`Expected a new file but ${file} is there already`, { cause: error })
  }
}
