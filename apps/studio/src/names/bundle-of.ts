import { kindOfPath, type JsonValue, type ProgrammeBundle } from '@splot/definition'
import type { DefinitionFiles } from '@splot/definition/edit'

const bundles = new WeakMap<DefinitionFiles, ProgrammeBundle | null>()

/**
 * Returns the files of a draft as the parts of a programme; `null` without a programme file. Files are
 * taken as they are: the check says what is wrong with them. Remembered for the same files.
 */
export function bundleOf(files: DefinitionFiles): ProgrammeBundle | null {
  const known = bundles.get(files)
  if (known !== undefined) return known
  const bundle = gathered(files)
  bundles.set(files, bundle)
  return bundle
}

function gathered(files: DefinitionFiles): ProgrammeBundle | null {
  const byKind = new Map<string, JsonValue[]>()
  for (const [path, value] of Object.entries(files)) {
    const kind = kindOfPath(path)
    if (kind !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), value])
  }
  const programme = byKind.get('programme')?.[0]
  if (programme === undefined) return null
  const all = <T>(kind: string) => (byKind.get(kind) ?? []) as unknown as T[]
  return {
    programme: programme as unknown as ProgrammeBundle['programme'],
    workflows: all('workflow'),
    forms: all('form'),
    codeLists: all('codeList'),
    documents: all('document'),
    dashboards: all('dashboard'),
    indicators: all('indicators'),
    exports: all('export'),
  }
}
