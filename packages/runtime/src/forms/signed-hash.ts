import type { FormDefinition, JsonObject } from '@splot/definition'
import type { LostSignature } from '@splot/engine'
import { checksumOf } from '../definitions/checksum.ts'
import type { Cipher } from '../sensitive/cipher.ts'
import { splitAnswers } from '../sensitive/split-answers.ts'
import { textOf } from '../text-of.ts'

/** Keys of the form's signature fields; signatures stand outside of tables. Pure. */
export function signatureKeys(definition: FormDefinition): string[] {
  return definition.pages
    .flatMap((page) => page.sections.flatMap((section) => section.fields))
    .filter((field) => field.type === 'signature')
    .map((field) => field.key)
}

/**
 * What a signature vouches for: the checksum of all answers but the signatures and what is computed
 * from the others, such as the day of the last signature. Sensitive values count by their fingerprint:
 * everybody who reads the signature would else find a few choices again by trying them. Pure.
 */
export function signedHash(
  cipher: Cipher,
  definition: FormDefinition,
  answers: JsonObject,
): string {
  const { open, secret } = signedParts(definition, answers)
  return hashOf(open, secret === null ? null : cipher.fingerprint(secret))
}

/** Every hash that vouches for these answers: one for each key a signature may have been given under. */
function vouchingHashes(cipher: Cipher, definition: FormDefinition, answers: JsonObject): string[] {
  const { open, secret } = signedParts(definition, answers)
  if (secret === null) return [hashOf(open, null)]
  return cipher.fingerprints(secret).map((fingerprint) => hashOf(open, fingerprint))
}

function hashOf(open: JsonObject, secret: string | null): string {
  return checksumOf(secret === null ? open : { open, secret })
}

/** The signed answers, and the checksum of the sensitive ones among them; `null`: there are none. */
function signedParts(
  definition: FormDefinition,
  answers: JsonObject,
): { open: JsonObject; secret: string | null } {
  const keys = unsignedKeys(definition)
  const signed = Object.entries(answers).filter(([key]) => !keys.includes(key))
  const { open, secret } = splitAnswers(definition, Object.fromEntries(signed))
  return { open, secret: secret === null ? null : checksumOf(secret) }
}

function unsignedKeys(definition: FormDefinition): string[] {
  return definition.pages
    .flatMap((page) => page.sections.flatMap((section) => section.fields))
    .filter(({ type }) => type === 'signature' || type === 'computed')
    .map(({ key }) => key)
}

/** What of a form may be filled in by a task; absent: all of it. */
export interface OpenPart {
  sections?: readonly string[]
  unlocked?: readonly string[]
}

/**
 * Answers without signatures that no longer fit them, and those that were lost.
 * A signature in a part that this task does not open was given to an earlier task and stays. Pure.
 */
export function dropVoidSignatures(
  cipher: Cipher,
  definition: FormDefinition,
  answers: JsonObject,
  open: OpenPart = {},
): { answers: JsonObject; dropped: LostSignature[] } {
  const hashes = vouchingHashes(cipher, definition, answers)
  const dropped: LostSignature[] = []
  const kept = { ...answers }
  for (const key of openSignatureKeys(definition, open)) {
    const records = answers[key]
    if (!Array.isArray(records)) continue
    const valid = records.filter((record) =>
      hashes.includes(textOf((record as JsonObject | null)?.['hash'])),
    )
    if (valid.length === records.length) continue
    const lost = records.filter((record) => !valid.includes(record))
    for (const record of lost)
      dropped.push({ path: `/${key}`, person: textOf((record as JsonObject | null)?.['person']) })
    if (valid.length > 0) kept[key] = valid
    else delete kept[key]
  }
  return { answers: kept, dropped }
}

function openSignatureKeys(definition: FormDefinition, { sections, unlocked }: OpenPart): string[] {
  return definition.pages
    .flatMap((page) => page.sections)
    .filter(({ id }) => sections === undefined || sections.includes(id))
    .flatMap(({ fields }) => fields.filter(({ type }) => type === 'signature'))
    .map(({ key }) => key)
    .filter(
      (key) => unlocked === undefined || unlocked.some((one) => one === '' || one === `/${key}`),
    )
}
