import type { AccessEntry } from './types.ts'

/** Returns the role an entry of `access` speaks of. Pure. */
export function accessRole(entry: AccessEntry): string {
  return typeof entry === 'string' ? entry : entry.role
}
