import { SplotError } from '@splot/definition'
import type { CatalogueDefinition, CodeList, JsonObject, JsonValue } from '@splot/definition'
import type { OutboxRow } from '@splot/store'
import { loadCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import type { KeptDocument } from '../documents/kept-document.ts'
import { textOf } from '../text-of.ts'
import { entryKey } from './entry-key.ts'
import { entryFacts, localTextOf } from './entry-facts.ts'
import { catalogueKind, loadEntry } from './kept-entry.ts'
import type { KeptEntry, KeptVersion } from './kept-entry.ts'

/** How many cases may want the same address before one is refused. */
const namesakes = 50

/**
 * Enters a document into the catalogue its step names, as a version of the entry of its case. A repeat
 * enters it once; a version that is published never changes.
 *
 * @throws SplotError catalogue.not-found, catalogue.entry-invalid, catalogue.version-taken
 */
export async function deliverEntry(
  deps: Deps,
  row: OutboxRow,
  document: KeptDocument,
): Promise<void> {
  const id = textOf(row.params['catalogue'])
  const catalogue = deps.library.programme().catalogues?.[id]
  if (!catalogue)
    throw new SplotError('catalogue.not-found', `Expected a catalogue but there is no "${id}".`)
  const said = (row.params['entry'] ?? {}) as JsonObject
  const { release } = await loadCase(deps, row.caseId)
  const codeLists = deps.library.codeLists(catalogue, release)
  const version = versionOf(document, { said, catalogue, codeLists })
  const key = entryKey(textOf(said['key']))
  if (key === '' || version.version === '')
    throw new SplotError(
      'catalogue.entry-invalid',
      `Expected key and version of an entry of "${id}" but got "${key}" and "${version.version}".`,
    )
  for (let attempt = 0; ; attempt++) {
    const { entry, revision } = await ownEntry(deps, id, key, document.caseId)
    const known = entry.versions.find((one) => one.version === version.version)
    if (known?.document === version.document) return
    if (known)
      throw new SplotError(
        'catalogue.version-taken',
        `Expected a new version of "${entry.key}" but ${version.version} is published.`,
      )
    try {
      const versions = [...entry.versions, version]
      const value = { ...entry, versions } as unknown as JsonObject
      await deps.store.putDocument(catalogueKind(id), entry.key, value, revision)
      return
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'store.conflict' || attempt >= 9)
        throw error
    }
  }
}

/** The entry of the case; two cases of one name get addresses of their own. */
async function ownEntry(
  { store }: Deps,
  catalogue: string,
  key: string,
  caseId: string,
): Promise<{ entry: KeptEntry; revision: number }> {
  for (let n = 1; n <= namesakes; n++) {
    const own = n === 1 ? key : `${key}-${n}`
    const kept = await loadEntry(store, catalogue, own)
    if (!kept) return { entry: { key: own, caseId, versions: [] }, revision: 0 }
    if (kept.entry.caseId === caseId) return kept
  }
  throw new SplotError(
    'catalogue.entry-invalid',
    `Expected another key but "${key}" belongs to ${namesakes} entries.`,
  )
}

function versionOf(
  document: KeptDocument,
  {
    said,
    catalogue,
    codeLists,
  }: { said: JsonObject; catalogue: CatalogueDefinition; codeLists: readonly CodeList[] },
): KeptVersion {
  const { id, title, languages, madeAt } = document
  const summary: JsonValue = said['summary'] ?? null
  return {
    version: textOf(said['version']),
    document: id,
    title,
    languages,
    publishedAt: madeAt,
    summary: summary === null ? null : localTextOf(summary),
    facts: entryFacts(catalogue, said, codeLists),
  }
}
