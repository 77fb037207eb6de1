import { SplotError } from '@splot/definition'
import type { CatalogueDefinition } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { getDocument } from '../documents/documents.ts'
import { loadDocument } from '../documents/kept-document.ts'
import { publicationsOf } from '../publications/publications.ts'
import type {
  CatalogueEntry,
  CatalogueEntryView,
  CatalogueVersion,
  CatalogueView,
} from '../types.ts'
import { openCall } from '../calls/calls.ts'
import { entriesOf, loadEntry } from './kept-entry.ts'
import type { KeptEntry, KeptVersion } from './kept-entry.ts'

/** Returns the catalogues of the programme, each with its entries. */
export async function listCatalogues(deps: Deps): Promise<CatalogueView[]> {
  const ids = Object.keys(deps.library.programme().catalogues ?? {})
  return Promise.all(ids.map((id) => getCatalogue(deps, id)))
}

/** Returns a catalogue with its entries, those published last first. @throws SplotError catalogue.not-found */
export async function getCatalogue(deps: Deps, id: string): Promise<CatalogueView> {
  const { title, lead, facts } = definitionOf(deps, id)
  const entries = await entriesOf(deps.store, id)
  return {
    id,
    title,
    lead,
    facts: Object.entries(facts).map(([fact, one]) => ({
      id: fact,
      title: one.title,
      filter: one.filter === true,
    })),
    entries: entries
      .flatMap((entry) => {
        const last = entry.versions.at(-1)
        return last ? [toEntry(id, entry, last)] : []
      })
      .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt)),
  }
}

/**
 * Returns a version of an entry with all it says, and its other versions: `<catalogue>/<key>/<version>`,
 * or `<catalogue>/<key>` for the newest.
 *
 * @throws SplotError catalogue.not-found
 */
export async function getCatalogueEntry(deps: Deps, id: string): Promise<CatalogueEntryView> {
  const [catalogue = '', key = '', version] = id.split('/')
  const { title, facts } = definitionOf(deps, catalogue)
  const kept = await loadEntry(deps.store, catalogue, key)
  const versions = kept?.entry.versions ?? []
  const shown =
    version === undefined ? versions.at(-1) : versions.find((one) => one.version === version)
  if (!kept || !shown)
    throw new SplotError('catalogue.not-found', `Expected a published version but "${id}" is none.`)
  const told = await Promise.all(versions.toReversed().map((one) => toVersion(deps, one)))
  return {
    ...toEntry(catalogue, kept.entry, shown),
    catalogueTitle: title,
    factTitles: Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, fact.title])),
    newest: versions.at(-1)?.version ?? shown.version,
    call: await openCall(deps, kept.entry.caseId),
    versions: told,
    published: await publicationsOf(deps, kept.entry.caseId),
    // public, as `splot check` sees to
    document: await getDocument(deps, null, shown.document),
  }
}

function definitionOf(deps: Deps, id: string): CatalogueDefinition {
  const { catalogues = {} } = deps.library.programme()
  const found = Object.hasOwn(catalogues, id) ? catalogues[id] : undefined
  if (!found)
    throw new SplotError('catalogue.not-found', `Expected a catalogue but there is no "${id}".`)
  return found
}

function toEntry(
  catalogue: string,
  { key }: KeptEntry,
  { version, title, languages, publishedAt, summary, facts }: KeptVersion,
): CatalogueEntry {
  return { catalogue, key, title, version, languages, publishedAt, summary, facts }
}

async function toVersion(
  { store }: Deps,
  { version, publishedAt, document }: KeptVersion,
): Promise<CatalogueVersion> {
  const kept = await loadDocument(store, document)
  return { version, publishedAt, document, number: kept?.number ?? null, files: kept?.files ?? [] }
}
