import { everyTrial } from '../definitions/compiled-before.ts'
import { createDefinitionCache } from '../definitions/definition-cache.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'
import { openLibrary } from '../definitions/library.ts'
import { withoutWriting } from '../definitions/without-writing.ts'
import type { Deps } from '../deps.ts'
import type { SourceFile } from '../ports.ts'

/**
 * Returns the same dependencies with the library as it would be were these files in force. The very
 * code that takes files into force reads the draft, over a store that keeps nothing: what is told of a
 * draft is what its publication does.
 */
export async function draftDeps(deps: Deps, files: readonly SourceFile[]): Promise<Deps> {
  const store = withoutWriting(deps.store, deps.clock.now())
  const source = { read: async () => [...files] }
  return {
    ...deps,
    store,
    library: await openLibrary(store, source, { cache: cacheFor(deps), trials: everyTrial }),
  }
}

const caches = new WeakMap<object, DefinitionCache>()

/** Drafts share what they are read and compiled to, apart from the definitions in force. */
function cacheFor({ expressions }: Deps): DefinitionCache {
  const known = caches.get(expressions) ?? createDefinitionCache(expressions)
  caches.set(expressions, known)
  return known
}
