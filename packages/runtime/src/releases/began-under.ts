import type { JsonValue } from '@splot/definition'
import type { Deps } from '../deps.ts'

/** Returns the id of what a case was pinned to when it began, as its history says. */
export async function beganUnder({ store }: Deps, id: string): Promise<JsonValue | undefined> {
  return (await store.history(id, 0, 1))[0]?.data['release']
}
