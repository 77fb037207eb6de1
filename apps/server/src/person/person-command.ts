import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Locale } from '@splot/definition'
import { copyArchive } from '@splot/runtime'
import type { PersonCopy } from '@splot/runtime'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { makeEmptyFolder } from '../store-place.ts'
import { changeDataFolder } from '../with-data-folder.ts'
import { writeNew } from '../write-new.ts'

/** What the shell gives `splot person`. */
export interface PersonFlags {
  /** Archive to write, `….zip`, or an empty folder. */
  out: string
  /** Addresses, PESEL or id of one person. */
  who: string[]
  /** E-mail of the person who looks after personal data and answers for the copy. */
  by: string
  reason: string
  data: string
  /** Database in place of the folder. */
  database?: string
  /** Folder with `workflows/` and `forms/` the installation began with. */
  definitions: string
  language: Locale
  json: boolean
}

/**
 * Writes all that is kept of a person into an archive or a folder, readable by its owner only. It takes
 * the lock of a data folder: a server that runs is asked over its API. Returns the exit code.
 *
 * @throws CommandFailure for a place without data, or a folder that holds something
 * @throws SplotError store.locked, store.corrupt, and what copying is refused with
 */
export async function personCommand(flags: PersonFlags, output: Output): Promise<number> {
  const { out, who, by, reason, language, json } = flags
  return changeDataFolder(flags, async (runtime) => {
    const officer = await runtime.findPerson(by)
    if (officer === null) throw new CommandFailure(`Expected a person but ${by} is none`)
    // whoever has the folder has all of it already: no second factor keeps them from it
    const reader = { person: officer.id, locale: language, secondFactor: true }
    if (!isArchive(out)) await makeEmptyFolder(out)
    const copy = await runtime.copyPersonalData(reader, { who, reason, locale: language })
    await write(out, copy)
    const { counts } = copy
    output.line(json ? JSON.stringify({ out, ...counts }, null, 2) : told(out, counts))
    return exitCodes.ok
  })
}

function isArchive(out: string): boolean {
  return out.toLowerCase().endsWith('.zip')
}

async function write(out: string, copy: PersonCopy): Promise<void> {
  if (isArchive(out)) {
    await writeNew(out, copyArchive(copy).bytes)
    return
  }
  for (const { path, bytes } of copy.files) {
    const file = join(out, path)
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(file, bytes, { mode: 0o600 })
  }
}

function told(out: string, counts: PersonCopy['counts']): string {
  const { cases, answers, files, letters, reads } = counts
  return `wrote ${out}: ${cases} cases, ${answers} forms, ${files} files, ${letters} messages, ${reads} reads`
}
