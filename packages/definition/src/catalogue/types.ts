import type { LocalText } from '../text.ts'

/**
 * A public list of documents that are published in versions, such as manuals. An entry keeps its address,
 * and each version has one of its own that stays when a newer one comes.
 */
export interface CatalogueDefinition {
  title: LocalText
  /** What is found there, said above the entries. */
  lead: LocalText
  /** What entries say of themselves, in this order. */
  facts: Record<string, CatalogueFact>
}

/** Something an entry says of itself. */
export interface CatalogueFact {
  title: LocalText
  /** Code list whose labels stand for the stored codes. */
  list?: string
  /** People choose entries by it. */
  filter?: boolean
}

/** What every entry says beside the facts of its catalogue: its address, its version and a few sentences. */
export const entryNames = ['key', 'version', 'summary'] as const
