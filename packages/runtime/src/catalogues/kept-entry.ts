import type { JsonObject, Locale, LocalText } from '@splot/definition'
import type { Store } from '@splot/store'

/** An entry of a catalogue as the store keeps it: its versions, oldest first. */
export interface KeptEntry {
  key: string
  /** Case whose documents these are. */
  caseId: string
  versions: KeptVersion[]
}

/** A published version. It never changes. */
export interface KeptVersion {
  version: string
  /** Id of the document. */
  document: string
  title: LocalText
  languages: Locale[]
  publishedAt: string
  summary: LocalText | null
  /** Fact of the catalogue → what the version says: codes to choose by, texts to read. */
  facts: Record<string, { codes: string[]; texts: LocalText[] }>
}

/** Returns the kind under which entries of a catalogue are kept. Pure. */
export function catalogueKind(catalogue: string): string {
  return `catalogue-${catalogue}`
}

/** Returns an entry with its revision, or `null`. */
export async function loadEntry(
  store: Store,
  catalogue: string,
  key: string,
): Promise<{ entry: KeptEntry; revision: number } | null> {
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(key)) return null
  const kept = await store.getDocument<JsonObject>(catalogueKind(catalogue), key)
  return kept && { entry: kept.value as unknown as KeptEntry, revision: kept.revision }
}

/** Returns all entries of a catalogue by their key. */
export async function entriesOf(store: Store, catalogue: string): Promise<KeptEntry[]> {
  const found: KeptEntry[] = []
  let cursor: string | undefined
  do {
    const page = await store.listDocuments<JsonObject>(catalogueKind(catalogue), cursor, 200)
    found.push(...page.items.map(({ value }) => value as unknown as KeptEntry))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}
