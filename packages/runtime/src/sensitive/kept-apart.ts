import type { JsonObject } from '@splot/definition'
import type { AnswerRecord } from '@splot/engine'
import type { ProvenCase } from '@splot/store'
import { checksumOf } from '../definitions/checksum.ts'
import type { Deps } from '../deps.ts'
import type { FormUse } from '../forms/form-use.ts'
import { taskIdOf } from '../cases/rows.ts'
import type { Envelope } from './cipher.ts'
import { joinAnswers, splitAnswers } from './split-answers.ts'

/** Kind of the documents with sensitive values. */
export const sensitiveKind = 'sensitive'

/** Answers as the case keeps them: `apart` names the document with their sensitive values. */
export type KeptAnswers = Pick<AnswerRecord, 'answers' | 'apart'>

/**
 * Keeps the sensitive values of answers apart from their case, enciphered, and returns the rest. Written
 * before the step that names them: a step that is refused leaves a document nobody can read or find.
 *
 * @throws SplotError sensitive.no-key
 */
export async function keepApart(
  deps: Deps,
  { form, loaded, item }: FormUse,
  answers: JsonObject,
): Promise<KeptAnswers> {
  const { open, secret } = splitAnswers(form.definition, answers)
  if (secret === null) return { answers }
  const apart = `${taskIdOf(loaded.case.id, item.key)}/${deps.ids.next()}`
  await deps.store.putDocument(sensitiveKind, apart, sealJson(deps, secret, apart), 0)
  return { answers: open, apart }
}

/** Returns answers with the sensitive values kept apart from them. @throws SplotError sensitive.unreadable */
export async function wholeAnswers(
  deps: Deps,
  { answers, apart }: KeptAnswers,
): Promise<JsonObject> {
  if (apart === undefined) return answers
  const document = await deps.store.getDocument<Envelope>(sensitiveKind, apart)
  if (!document) return answers
  return joinAnswers({ open: answers, secret: openJson(deps, document.value, apart) })
}

/** Returns whether sensitive values are where answers name them. */
export function isKeptApart(
  { hasDocument }: Pick<ProvenCase, 'hasDocument'>,
  apart: string,
): Promise<boolean> {
  return hasDocument(sensitiveKind, apart)
}

/** Deletes sensitive values; those that are gone already are no fault. */
export async function deleteApart({ store }: Pick<Deps, 'store'>, apart: string): Promise<void> {
  await store.deleteDocument(sensitiveKind, apart)
}

/**
 * Returns the checksum of answers. What is kept apart counts by its name: its own cipher vouches for it,
 * and a checksum over a few choices could be turned back into them. Pure.
 */
export function answersChecksum({ answers, apart }: KeptAnswers): string {
  return checksumOf(apart === undefined ? answers : { answers, apart })
}

/** Returns an object enciphered as JSON. @throws SplotError sensitive.no-key */
export function sealJson({ cipher }: Deps, value: JsonObject, about: string): Envelope {
  return cipher.seal(Buffer.from(JSON.stringify(value)), about)
}

/** Returns what `sealJson` enciphered. @throws SplotError sensitive.unreadable */
export function openJson(
  { cipher }: Pick<Deps, 'cipher'>,
  envelope: Envelope,
  about: string,
): JsonObject {
  return JSON.parse(Buffer.from(cipher.open(envelope, about)).toString('utf8')) as JsonObject
}
