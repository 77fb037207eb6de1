import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { splotIn } from './splot-in.ts'
import type { CommandOutcome } from './splot-in.ts'
import { whileServing } from './while-serving.ts'
import type { Served, Serving } from './while-serving.ts'

/** What works in a folder that is empty when a test begins. */
export interface EmptiedFolder {
  /** Returns a place in the folder; without parts the folder itself. */
  inFolder: (...parts: string[]) => string
  /** Runs the command line there. */
  splot: (...args: string[]) => Promise<CommandOutcome>
  /** Serves from there, until `use` is done. */
  whileServing: <T>(
    args: readonly string[],
    use: (serving: Serving) => Promise<T>,
  ) => Promise<Served<T>>
}

/** Gives every test of a file an empty folder of its own. */
export function emptiedFolder(): EmptiedFolder {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'splot-cli-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return {
    inFolder: (...parts) => join(folder, ...parts),
    splot: (...args) => splotIn(folder, args),
    whileServing: (args, use) => whileServing(folder, args, use),
  }
}
