import { writeFile } from 'node:fs/promises'
import { processingRegister } from '@splot/definition'
import type { Locale } from '@splot/definition'
import { registerFile, registerRows } from '@splot/runtime'
import type { ExportFormat } from '@splot/runtime'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { readProgramme } from '../read-programme.ts'
import { table } from '../table.ts'

/** What the shell gives `splot register`. */
export interface RegisterFlags {
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
  locale: Locale
  /** File to write as CSV. */
  csv?: string
  /** The CSV has semicolons, as Polish spreadsheets read it. */
  semicolons: boolean
  /** Workbook to write. */
  xlsx?: string
  json: boolean
}

/**
 * Tells which personal data the definitions ask for, what for and how long, and writes the files asked for.
 * Returns the exit code.
 *
 * @throws CommandFailure where the folder is none, or has files that cannot be read
 */
export async function registerCommand(flags: RegisterFlags, output: Output): Promise<number> {
  const { definitions, locale, csv, semicolons, xlsx, json } = flags
  const entries = processingRegister(await readProgramme(definitions))
  if (json) output.line(JSON.stringify(entries, null, 2))
  else {
    const [heading = [], ...rows] = registerRows(entries, locale)
    output.line(table(heading, rows))
  }
  const files: [string | undefined, ExportFormat][] = [
    [csv, semicolons ? 'csvSemicolon' : 'csv'],
    [xlsx, 'xlsx'],
  ]
  for (const [path, format] of files) {
    if (path === undefined) continue
    await writeFile(path, (await registerFile(entries, { format, locale })).bytes)
    output.note(`wrote ${path}`)
  }
  return exitCodes.ok
}
