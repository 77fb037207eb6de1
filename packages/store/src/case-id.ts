import { SplotError } from '@splot/definition'

const caseId = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$/
const documentKind = /^[A-Za-z][A-Za-z0-9-]{0,63}$/
// control characters, and halves of a surrogate pair: neither can be written as UTF-8 a person can read
const unprintable = /[\p{Cc}\p{Cs}]/u

/** Returns whether a text can be the id of a case. Pure. */
export function isCaseId(id: string): boolean {
  return caseId.test(id)
}

/** Returns whether the texts can be kind and id of a document. Pure. */
export function isDocumentKey(kind: string, id: string): boolean {
  return documentKind.test(kind) && id.length > 0 && id.length <= 512 && !unprintable.test(id)
}

/** Checks the id of a case to be written. @throws SplotError store.bad-id */
export function assertCaseId(id: string): void {
  if (!isCaseId(id))
    throw new SplotError(
      'store.bad-id',
      `Expected a case id of at most 128 letters, digits and "._:~-" but got ${JSON.stringify(id.slice(0, 40))}`,
    )
}

/** Checks kind and id of a document to be written. @throws SplotError store.bad-id */
export function assertDocumentKey(kind: string, id: string): void {
  if (!isDocumentKey(kind, id))
    throw new SplotError(
      'store.bad-id',
      `Expected a document kind of letters, digits and "-" and an id of 1 to 512 printable characters but got kind ${JSON.stringify(kind.slice(0, 40))} and an id of ${id.length} characters`,
    )
}
