import type { JsonValue } from '@splot/definition'

/** One given signature, as far as people see it. */
export interface SignatureRecord {
  person: string
  name: string
  at: string
}

/** Returns the signatures in a field's value; whatever is no signature is left out. Pure. */
export function signatureRecords(value: JsonValue | undefined): SignatureRecord[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((record) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return []
    const { person, name, at } = record
    return typeof person === 'string' && typeof name === 'string' && typeof at === 'string'
      ? [{ person, name, at }]
      : []
  })
}
