import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readDefinitionFiles, writeDefinitionFiles } from '../definition-files.ts'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { withDataFolder } from '../with-data-folder.ts'

/** What the shell gives `splot export`. */
export interface ExportFlags {
  /** Folder to write to. */
  folder: string
  data: string
  /** Database in place of the folder. */
  database?: string
  /** Folder with `workflows/` and `forms/` the installation began with. */
  definitions: string
  /** Write over files that say something else, and remove those that are not in force. */
  force: boolean
  json: boolean
}

/**
 * Writes the definition files in force into a folder, also while a server runs. Returns the exit code.
 *
 * @throws CommandFailure for a folder whose files say something else, unless `force`
 * @throws SplotError store.corrupt
 */
export async function exportCommand(flags: ExportFlags, output: Output): Promise<number> {
  const { folder, force, json } = flags
  return withDataFolder(flags, output, async (runtime) => {
    const files = runtime.filesInForce()
    const inForce = new Map(files.map(({ path, text }) => [path, text]))
    const there = existsSync(folder) ? await readDefinitionFiles(folder) : []
    const others = there.filter(({ path, text }) => inForce.get(path) !== text)
    if (others.length > 0 && !force)
      throw new CommandFailure(
        `Expected an empty folder but ${folder} has ${others.length} files that say something else, such as ${others[0]!.path}; --force writes over them`,
      )
    await writeDefinitionFiles(folder, files)
    const gone = others.filter(({ path }) => !inForce.has(path))
    for (const { path } of gone) await rm(join(folder, path))
    const report = { folder, files: files.length, removed: gone.map(({ path }) => path) }
    output.line(
      json ? JSON.stringify(report, null, 2) : `${files.length} files written to ${folder}`,
    )
    return exitCodes.ok
  })
}
