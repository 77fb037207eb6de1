import { CommandFailure } from '../exit-codes.ts'
import type { Output } from '../output.ts'

/** Proves every history of a data folder. Returns the exit code: 1 where one is broken. */
export async function verifyCommand(
  folder: string,
  { json }: { json: boolean },
  output: Output,
): Promise<number> {
  void [json, output]
  throw new CommandFailure(`Expected a file store in ${folder} but this build has none yet`)
}
