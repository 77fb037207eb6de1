import type { JsonValue, SourceFile } from '@splot/definition'
import type { DefinitionFiles } from '@splot/definition/edit'
import { readText } from '../draft/json-text.ts'

const read = new WeakMap<readonly SourceFile[], DefinitionFiles>()

/** Returns what files of a release hold; one that is no JSON is left out. Remembered for the same list. */
export function filesOf(sources: readonly SourceFile[]): DefinitionFiles {
  const known = read.get(sources)
  if (known !== undefined) return known
  const entries = sources.flatMap(({ path, text }): [string, JsonValue][] => {
    const value = readText(text)
    return value === undefined ? [] : [[path, value]]
  })
  const files = Object.fromEntries(entries)
  read.set(sources, files)
  return files
}
