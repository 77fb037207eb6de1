import { SplotError } from '@splot/definition'
import type { Store } from '@splot/store'
import { createHash } from 'node:crypto'

const kind = 'auth-used-codes'
/** A code of an app holds for half a minute, and one step to either side. */
const keptForMs = 2 * 60 * 1000

/**
 * Codes that were given lately, a document a person: what was seen over somebody's shoulder holds for
 * nobody else (RFC 6238 §5.2).
 */
export function createUsedCodes(store: Store) {
  return {
    /** `true` for the first who gives a code. */
    async take(person: string, code: string): Promise<boolean> {
      const nowMs = Date.now()
      const mark = createHash('sha256').update(`${person}\n${code}`).digest('hex')
      const known = await store.getDocument<[string, number][]>(kind, person)
      const kept = (known?.value ?? []).filter(([, atMs]) => nowMs - atMs < keptForMs)
      if (kept.some(([one]) => one === mark)) return false
      try {
        await store.putDocument(kind, person, [...kept, [mark, nowMs]], known?.revision ?? 0)
        return true
      } catch (error) {
        if (error instanceof SplotError && error.code === 'store.conflict') return false
        throw error
      }
    },
  }
}
