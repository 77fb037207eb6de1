import { CommandFailure } from '../exit-codes.ts'
import type { Shell } from '../command-line.ts'

/** What `splot start` was asked for. */
export interface StartOptions {
  port: number
  host: string
  /** Folder of the data. */
  data: string
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
  /** Folder of the built portal. */
  portal: string
  /** Address people use; default: the one listened on. */
  url?: string
  /** Seed demo people and a demo call, and show mail. */
  demo: boolean
  json: boolean
}

/** Serves the portal and the API until the process is asked to stop. */
export async function startCommand(options: StartOptions, shell: Shell): Promise<number> {
  void shell
  throw new CommandFailure(`Expected a runtime for ${options.data} but this build has none yet`)
}
