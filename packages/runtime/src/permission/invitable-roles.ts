import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Relation } from './relation.ts'

/** Case roles that the reader may invite people to. Pure. */
export function invitableRoles(relation: Relation, loaded: LoadedCase): string[] {
  if (loaded.case.status === 'done') return []
  return Object.entries(loaded.compiled.definition.access.invite ?? {})
    .filter(([, hosts]) => hosts.some((host) => relation.roles.includes(host)))
    .map(([role]) => role)
}
