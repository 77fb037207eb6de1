import type { FormDefinition } from '@splot/definition'
import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { fieldsOf } from '../forms/form-fields.ts'
import { relationTo } from '../permission/relation.ts'
import type { Relation } from '../permission/relation.ts'
import { mayReadDocument } from './documents.ts'
import { documentsOf } from './kept-document.ts'
import type { KeptDocument } from './kept-document.ts'

/** More cases above each other than any programme has. */
const deepest = 10

/** Where a form is open, and for whom. */
export interface FormPlace {
  loaded: LoadedCase
  relation: Relation
}

/**
 * Returns the documents that the fields of a form name by their templates and the reader may open: of each
 * template the newest of the case, else of the nearest case above it.
 */
export async function linkedDocuments(
  deps: Deps,
  { loaded, relation }: FormPlace,
  form: FormDefinition,
): Promise<KeptDocument[]> {
  const missing = new Set(fieldsOf(form).flatMap(({ field }) => field.documents ?? []))
  const found: KeptDocument[] = []
  let at: LoadedCase | null = loaded
  for (let level = 0; at !== null && missing.size > 0 && level < deepest; level += 1) {
    const standing: Relation = level === 0 ? relation : await relationTo(deps, relation, at)
    for (const one of (await documentsOf(deps.store, at.case.id)).toReversed()) {
      if (!missing.has(one.template) || !mayReadDocument(standing, one)) continue
      missing.delete(one.template)
      found.push(one)
    }
    at = await caseAboveOf(deps, at)
  }
  return found
}

async function caseAboveOf(deps: Deps, { row }: LoadedCase): Promise<LoadedCase | null> {
  const stored = row.parent === null ? null : await deps.cases.read(row.parent)
  return stored && decodeCase(deps, stored)
}
