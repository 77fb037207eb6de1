import { parseProgramme } from '@splot/definition'
import type { ProgrammeBundle, SourceFile } from '@splot/definition'
import { existsSync } from 'node:fs'
import { readDefinitionFiles } from './definition-files.ts'
import { CommandFailure } from './exit-codes.ts'

/** A programme and the files it was read from. */
export interface ProgrammeFiles {
  bundle: ProgrammeBundle
  sources: SourceFile[]
}

/**
 * Returns the programme that lies in a folder.
 *
 * @throws CommandFailure where the folder is none, or has files that cannot be read
 */
export async function readProgramme(folder: string): Promise<ProgrammeBundle> {
  return (await readProgrammeFiles(folder)).bundle
}

/** Returns the same with its files. @throws CommandFailure likewise */
export async function readProgrammeFiles(folder: string): Promise<ProgrammeFiles> {
  if (!existsSync(folder)) throw new CommandFailure(`Expected a folder but ${folder} is none`)
  const sources = await readDefinitionFiles(folder)
  const { bundle, issues } = parseProgramme(sources)
  const errors = issues.filter(({ severity }) => severity === 'error').length
  if (bundle === undefined || errors > 0) {
    const found = bundle === undefined ? 'no programme' : `${errors} errors`
    throw new CommandFailure(
      `Expected definitions that can be read but found ${found} in ${folder}; \`splot check\` names them`,
    )
  }
  return { bundle, sources }
}
