import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import { sessionDocument } from './auth-rows.ts'
import { cookieOf, sessionCookieName } from './session-cookie.ts'
import type { SecondFactorState, SessionOwner } from './types.ts'

/** A session that was proven in full. */
export interface ProvenSession {
  owner: SessionOwner
  token: string
  expiresAtMs: number
}

interface Remembered extends ProvenSession {
  provenAtMs: number
}

const rememberedForMs = 5 * 60 * 1000
const rememberedAtMost = 10_000

/**
 * Returns whose session a request carries.
 *
 * A cookie proven in full (signature, session, user) is remembered for five minutes; until then only
 * its session document is looked for, so that a session revoked anywhere ends at once. That is a
 * twentieth of the work.
 */
export function createSessionReader(
  { store, https }: { store: Store; https: boolean },
  prove: (headers: Headers) => Promise<ProvenSession | null>,
) {
  const remembered = new Map<string, Remembered>()
  const name = sessionCookieName(https)
  return {
    async owner(headers: Headers): Promise<SessionOwner | null> {
      const cookie = cookieOf(headers.get('cookie'), name)
      if (cookie === undefined) return null
      const nowMs = Date.now()
      const known = remembered.get(cookie)
      if (known !== undefined && isFresh(known, nowMs)) {
        const { kind, id } = sessionDocument(known.token)
        const row = (await store.getDocument<JsonObject>(kind, id))?.value
        const { person, session } = known.owner
        if (row !== undefined) return { person, session, secondFactor: secondFactorOf(row) }
      }
      remembered.delete(cookie)
      const proven = await prove(headers)
      if (proven === null) return null
      remembered.set(cookie, { ...proven, provenAtMs: nowMs })
      if (remembered.size > rememberedAtMost) {
        remembered.delete(remembered.keys().next().value as string)
      }
      return proven.owner
    },
  }
}

/** Returns how far the session of a row is proven. Pure. */
export function secondFactorOf(row: Record<string, unknown>): SecondFactorState {
  const state = row['secondFactor']
  return state === 'needed' || state === 'given' ? state : 'none'
}

function isFresh({ provenAtMs, expiresAtMs }: Remembered, nowMs: number): boolean {
  return nowMs - provenAtMs < rememberedForMs && nowMs < expiresAtMs
}
