import { SplotError } from '@splot/definition'
import type { Locale } from '@splot/definition'
import { loadCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { documentNotFound, signInNeeded } from '../permission/refusals.ts'
import { publicRole, relationTo, viewerOf } from '../permission/relation.ts'
import type { Relation } from '../permission/relation.ts'
import type {
  DocumentFile,
  DocumentPicture,
  DocumentSummary,
  DocumentView,
  Reader,
} from '../types.ts'
import { blobBytes } from './blob-bytes.ts'
import { checksumOfDocument } from './document-checksum.ts'
import { fileName } from './file-name.ts'
import { documentsOf, loadDocument } from './kept-document.ts'
import type { KeptDocument } from './kept-document.ts'
import { picturesIn } from './pictures.ts'
import { publishedBytes } from './published-files.ts'
import type { FileFormat } from './rendered-files.ts'

/** Returns the documents of a case that the reader may open, newest first. */
export async function readableDocuments(
  deps: Deps,
  { loaded, relation }: OpenedCase,
): Promise<DocumentSummary[]> {
  const all = await documentsOf(deps.store, loaded.case.id)
  return all
    .filter((one) => mayReadDocument(relation, one))
    .map((one) => toSummary(one, all))
    .reverse()
}

/**
 * Returns the documents that everybody may open and that stand, newest first: of a case, and of the cases of
 * some workflows below it, such as the rounds of a competition.
 */
export async function publicDocuments(
  deps: Deps,
  caseId: string,
  below: readonly string[] = [],
): Promise<DocumentSummary[]> {
  const children =
    below.length === 0
      ? []
      : (await deps.store.queryCases({ parent: caseId, workflow: [...below] }, undefined, 100))
          .items
  const ids = [caseId, ...children.map(({ id }) => id)]
  const found = await Promise.all(ids.map((id) => standingDocuments(deps, id)))
  return found.flat().toSorted((a, b) => b.madeAt.localeCompare(a.madeAt))
}

async function standingDocuments(deps: Deps, caseId: string): Promise<DocumentSummary[]> {
  const all = await documentsOf(deps.store, caseId)
  return all
    .filter(isPublic)
    .map((one) => toSummary(one, all))
    .filter(({ replacedBy }) => replacedBy === null)
    .reverse()
}

/**
 * Opens a document.
 *
 * @throws SplotError document.not-found, also for one the reader may not know; auth.required for a guest
 */
export async function getDocument(deps: Deps, reader: Reader, id: string): Promise<DocumentView> {
  const kept = await readable(deps, reader, id)
  const { caseId, blocks, checksum, source, files = [] } = kept
  const all = await documentsOf(deps.store, caseId)
  const holds = checksumOfDocument(kept) === checksum
  return { ...toSummary(kept, all), caseId, blocks, checksum, holds, source, files }
}

/**
 * Returns a document as a file.
 *
 * @throws SplotError document.not-found, document.language, auth.required
 */
export async function documentFile(
  deps: Deps,
  reader: Reader,
  id: string,
  { format, locale }: { format: FileFormat; locale: Locale },
): Promise<DocumentFile> {
  const kept = await readable(deps, reader, id)
  if (!kept.languages.includes(locale))
    throw new SplotError(
      'document.language',
      `Expected one of the languages ${kept.languages.join(', ')} but got "${locale}".`,
    )
  const { timeZone, title } = deps.library.programme()
  const how = { locale, timeZone, author: title[locale] }
  const bytes =
    (await publishedBytes(deps.store, kept, format, locale)) ??
    (await deps.files.get(kept, format, how))
  return { name: `${fileName(kept.title[locale], kept.number)}.${format}`, bytes }
}

/**
 * Returns a picture of a document, by its content. @throws SplotError document.not-found, also where the
 * document has no such picture; auth.required
 */
export async function documentPicture(
  deps: Deps,
  reader: Reader,
  id: string,
  sha256: string,
): Promise<DocumentPicture> {
  const { blocks } = await readable(deps, reader, id)
  const picture = picturesIn(blocks).find((one) => one.sha256 === sha256)
  const bytes = picture && (await blobBytes(deps.store, sha256))
  if (!bytes) throw documentNotFound(id)
  return { type: picture.type, bytes }
}

async function readable(deps: Deps, reader: Reader, id: string): Promise<KeptDocument> {
  const kept = await loadDocument(deps.store, id)
  if (kept && isPublic(kept)) return kept
  // the same for one that is there and one that is not
  if (reader === null) throw signInNeeded()
  if (!kept) throw documentNotFound(id)
  const viewer = await viewerOf(deps, reader)
  const relation = await relationTo(deps, viewer, await loadCase(deps, kept.caseId))
  if (!mayReadDocument(relation, kept)) throw documentNotFound(id)
  return kept
}

function isPublic({ readers }: KeptDocument): boolean {
  return readers?.includes(publicRole) ?? false
}

/** Returns whether a reader may open a document of a case they stand to in this way. Pure. */
export function mayReadDocument({ reach, roles }: Relation, document: KeptDocument): boolean {
  if (isPublic(document)) return true
  const { readers } = document
  return reach === 'full' && (readers === undefined || readers.some((role) => roles.includes(role)))
}

function toSummary(document: KeptDocument, all: readonly KeptDocument[]): DocumentSummary {
  const { id, template, title, number, madeAt, languages, replaces } = document
  const next = all.find((one) => one.replaces?.id === id)
  const replacedBy = next ? { id: next.id, number: next.number } : null
  return { id, template, title, number, madeAt, languages, replaces, replacedBy }
}
