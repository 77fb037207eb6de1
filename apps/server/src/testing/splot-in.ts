import { resolve } from 'node:path'
import { runCommandLine } from '../command-line.ts'

const projectFolder = resolve(import.meta.dirname, '../../../..')

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
