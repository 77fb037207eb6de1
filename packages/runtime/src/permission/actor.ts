import type { Actor } from '@splot/engine'
import { signInNeeded } from './refusals.ts'
import type { Relation, Viewer } from './relation.ts'

/** Who acts for timers, messages and effects. */
export const systemActor: Actor = { id: 'system', roles: [] }

/** Returns the reader as the engine knows people. @throws SplotError auth.required */
export function actorOf(relation: Relation): Actor {
  return { id: personOf(relation), roles: [...relation.roles] }
}

/** Returns the signed-in person's id. @throws SplotError auth.required */
export function personOf(viewer: Viewer): string {
  if (viewer.person === null) throw signInNeeded()
  return viewer.person
}
