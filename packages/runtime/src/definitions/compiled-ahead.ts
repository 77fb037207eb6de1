import { openMemoryStore } from '@splot/store'
import type { SourceFile } from '../ports.ts'
import { everyTrial } from './compiled-before.ts'
import type { CompiledBefore } from './compiled-before.ts'
import { createDefinitionCache } from './definition-cache.ts'
import { fileSetId } from './file-set.ts'
import { openLibrary } from './library.ts'

/**
 * Compiles definition files as the first start would and returns what spares it doing so: nothing where
 * a file has a fault. `code` as in `CompiledBefore`.
 */
export async function compiledAhead(
  code: string,
  files: readonly SourceFile[],
): Promise<CompiledBefore> {
  const source = { read: async () => [...files] }
  const library = await openLibrary(openMemoryStore(), source, {
    cache: createDefinitionCache(),
    trials: everyTrial,
  })
  const { set } = library.files()
  return { code, sets: library.problems().length === 0 ? [fileSetId(set)] : [] }
}
