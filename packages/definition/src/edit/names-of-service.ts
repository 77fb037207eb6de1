import type { Name, NameKind } from '../references/name.ts'

const ofTheService: Partial<Record<NameKind, readonly string[]>> = {
  role: ['programmeAdmin'],
  input: ['call', 'parent'],
  message: [
    'reminder',
    'overdue',
    'invitation',
    'draftTaken',
    'digest',
    'draftRemoval',
    'signatureVoid',
  ],
}

/** Tells whether the service, or every form, knows something by its name. Pure. */
export function isOfService({ kind, id }: Name): boolean {
  return ofTheService[kind]?.includes(id) ?? false
}
