import type { JsonObject } from '@splot/definition'
import { village } from './village-programme.ts'

const programmeFile = 'workflows/programme.json'

/** The village's programme with somebody who keeps it running: files that replace those of the same path. */
export const withAdministrator: Record<string, JsonObject> = {
  [programmeFile]: {
    ...village[programmeFile],
    roles: {
      ...(village[programmeFile]?.['roles'] as JsonObject | undefined),
      programmeAdmin: { title: { pl: 'Administrator', en: 'Administrator' }, kind: 'programme' },
    },
  },
}
