import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { draftName } from '../drafts/draft-document.ts'
import { eachDocument } from '../each-document.ts'
import { fileNameName, sealedFileName } from '../files/file-documents.ts'
import { isObject } from '../is-object.ts'
import type { Envelope } from './cipher.ts'
import { sensitiveKind } from './kept-apart.ts'

/** How much lies under which key. */
export interface KeyUse {
  /** Id of a key → documents enciphered under it. */
  keys: Record<string, number>
}

/** What came of putting everything under the present key. */
export interface KeyRenewal extends KeyUse {
  /** Documents that were put under the present key now. */
  renewed: number
}

/** Kind of document → what lies enciphered in one, and what it is about. */
const places: Readonly<Record<string, (id: string) => Record<string, string>>> = {
  [sensitiveKind]: (id) => ({ '': id }),
  draft: (id) => ({ sealed: draftName(id), sealedHidden: draftName(id) }),
  file: (id) => ({ name: fileNameName(id) }),
  // what was answered to a request, kept for a week
  reply: (id) => ({ reply: id }),
}

/** Returns how many documents are enciphered under which key. */
export async function keysInUse(deps: Deps): Promise<KeyUse> {
  const keys: Record<string, number> = {}
  for (const [kind, abouts] of Object.entries(places))
    for await (const { id, value } of eachDocument(deps, kind))
      for (const key of new Set(envelopesIn(value, abouts(id)).map(([, one]) => one.key)))
        keys[key] = (keys[key] ?? 0) + 1
  return { keys }
}

/**
 * Puts everything that is enciphered under an older key under the present one, document by document: what
 * was stopped goes on where it was, and others may read and write meanwhile. What lies under a key that is
 * not given stays as it is, and is counted.
 */
export async function renewKeys(deps: Deps): Promise<KeyRenewal> {
  let renewed = 0
  for (const [kind, abouts] of Object.entries(places))
    for await (const { id } of eachDocument(deps, kind))
      if (await renewDocument(deps, { kind, id, abouts: abouts(id) })) renewed += 1
  return { renewed, ...(await keysInUse(deps)) }
}

async function renewDocument(
  deps: Deps,
  place: { kind: string; id: string; abouts: Record<string, string> },
): Promise<boolean> {
  const { kind, id, abouts } = place
  const kept = await deps.store.getDocument<JsonObject>(kind, id)
  if (kept === null) return false
  try {
    const envelopes = envelopesIn(kept.value, abouts)
    const changed = envelopes.filter(([, one]) => !deps.cipher.isCurrent(one))
    if (changed.length === 0) return false
    let value = kept.value
    // the bytes first: the document, which names them, tells by its own key that they are done
    if (kind === 'file') value = { ...value, sealed: await renewBytes(deps, id, value['sealed']) }
    for (const [key, one] of changed) {
      const renewed = deps.cipher.rewrap(one, abouts[key] ?? '')
      value = key === '' ? renewed : { ...value, [key]: renewed }
    }
    await deps.store.putDocument(kind, id, value, kept.revision)
    return true
  } catch (error) {
    const code = error instanceof SplotError ? error.code : ''
    // somebody wrote it meanwhile
    if (code === 'store.conflict') return renewDocument(deps, place)
    if (code === 'sensitive.unreadable') return false
    throw error
  }
}

async function renewBytes(deps: Deps, id: string, sealed: unknown): Promise<string> {
  const blob = await deps.store.openBlob(String(sealed))
  // bytes that are gone already are named as before
  if (blob === null) return String(sealed)
  const chunks: Uint8Array[] = []
  for await (const chunk of blob) chunks.push(chunk)
  const envelope = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Envelope
  const bytes = Buffer.from(JSON.stringify(deps.cipher.rewrap(envelope, sealedFileName(id))))
  const pieces = (async function* () {
    yield bytes
  })()
  return (await deps.store.putBlob(pieces, bytes.byteLength)).sha256
}

/** What is enciphered in a document: member, `''` for all of it → envelope. */
function envelopesIn(value: JsonObject, abouts: Record<string, string>): [string, Envelope][] {
  return Object.keys(abouts).flatMap((key) => {
    const one = key === '' ? value : value[key]
    return isEnvelope(one) ? [[key, one]] : []
  })
}

function isEnvelope(value: unknown): value is Envelope {
  return isObject(value as JsonObject) && typeof (value as JsonObject)['wrapped'] === 'string'
}
