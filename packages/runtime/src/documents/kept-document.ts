import type { JsonObject, Locale, LocalText } from '@splot/definition'
import type { ContentBlock } from '@splot/forms'
import type { Store } from '@splot/store'
import type { DocumentRef, DocumentView, PublishedFile } from '../types.ts'

/** A document as the store keeps it, for ever as it was made. */
export interface KeptDocument {
  id: string
  caseId: string
  template: string
  number: string | null
  madeAt: string
  title: LocalText
  languages: Locale[]
  /** Roles that may open it; absent: whoever may open the case. */
  readers?: string[]
  replaces: DocumentRef | null
  blocks: ContentBlock[]
  checksum: string
  source: DocumentView['source']
  /** What the step gave the template, so that it can be written again. */
  values: JsonObject
  /** Files that were published with it and stay as they are; absent: written when asked for. */
  files?: PublishedFile[]
}

/** Returns the kind under which the documents of a case are kept. Pure. */
export function documentsKind(caseId: string): string {
  return `documents-${caseId}`
}

/**
 * Returns where in its case a document stands, from the effect that asked for it: the order of the text
 * is the order of the steps. Pure.
 */
export function documentPlace(effect: string): { caseId: string; step: number; place: string } {
  const parts = effect.split('/')
  const [step = 0, n = 0] = parts.slice(-2).map(Number)
  const place = `${String(step).padStart(8, '0')}-${String(n).padStart(5, '0')}`
  return { caseId: parts.slice(0, -2).join('/'), step, place }
}

/** Returns a document by its id, or `null`. */
export async function loadDocument(store: Store, id: string): Promise<KeptDocument | null> {
  if (!/^.+\/[0-9]{1,8}\/[0-9]{1,5}$/.test(id)) return null
  const { caseId, place } = documentPlace(id)
  const kept = await store.getDocument<JsonObject>(documentsKind(caseId), place)
  const document = kept && (kept.value as unknown as KeptDocument)
  return document?.id === id ? document : null
}

/** Returns all documents of a case in the order of its steps. */
export async function documentsOf(store: Store, caseId: string): Promise<KeptDocument[]> {
  const found: KeptDocument[] = []
  let cursor: string | undefined
  do {
    const page = await store.listDocuments<JsonObject>(documentsKind(caseId), cursor, 200)
    found.push(...page.items.map(({ value }) => value as unknown as KeptDocument))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}
