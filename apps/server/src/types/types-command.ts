import { writeFile } from 'node:fs/promises'
import { compile } from 'json-schema-to-typescript'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { readProgramme } from '../read-programme.ts'
import { programmeSchema } from './programme-schema.ts'

/** What the shell gives `splot types`. */
export interface TypesFlags {
  /** File to write; absent: the declarations are printed. */
  out?: string
  /** The JSON Schema in place of the declarations. */
  json: boolean
}

const banner =
  '// Written by `splot types` from the definition files of the programme. Do not edit.'

/**
 * Writes TypeScript declarations of what programs exchange with a programme, or their JSON Schema. Returns
 * the exit code.
 *
 * @throws CommandFailure where the folder is none, or has files that cannot be read
 */
export async function typesCommand(
  folder: string,
  { out, json }: TypesFlags,
  output: Output,
): Promise<number> {
  const schema = programmeSchema(await readProgramme(folder))
  const text = json ? `${JSON.stringify(schema, null, 2)}\n` : await declarations(schema)
  if (out === undefined) output.line(text.trimEnd())
  else {
    await writeFile(out, text)
    output.note(`written to ${out}`)
  }
  return exitCodes.ok
}

function declarations(schema: ReturnType<typeof programmeSchema>): Promise<string> {
  return compile(schema, 'Programme', {
    bannerComment: banner,
    // a list of at most 200 rows is a list, not 200 tuples
    ignoreMinAndMaxItems: true,
    style: { semi: false, singleQuote: true },
  })
}
