import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { runCommandLine } from '../command-line.ts'

/** Folder of the project, whose definitions a command uses unless told. */
export const projectFolder = resolve(import.meta.dirname, '../../../..')

/** What a command printed, and its exit code. */
export interface CommandOutcome {
  code: number
  out: string
  err: string
}

/** Runs the command line in a folder, for tests. */
export async function splotIn(
  workingFolder: string,
  args: readonly string[],
): Promise<CommandOutcome> {
  const lines: string[] = []
  const notes: string[] = []
  const code = await runCommandLine(args, {
    output: { line: (text) => lines.push(text), note: (text) => notes.push(text) },
    workingFolder,
    projectFolder,
    stopped: async () => undefined,
  })
  return { code, out: lines.join('\n'), err: notes.join('\n') }
}

/** Copies the definitions of the reference programme into a folder, to be changed there. */
export async function copyDefinitions(folder: string): Promise<void> {
  for (const part of ['workflows', 'forms'])
    await cp(join(projectFolder, part), join(folder, part), { recursive: true })
}
