import type { JsonObject } from '@splot/definition'
import { village } from './village-programme.ts'
import { withAdministrator } from './with-administrator.ts'

/** States of the village in which a case waits without a deadline, and what it waits for. */
const waits: Record<string, string[]> = {
  'workflows/call.json': ['draft'],
  'workflows/application.json': ['draft', 'score'],
}

/** The village with an administrator and without what keeps definitions from being published. */
export const publishableVillage: Record<string, JsonObject> = {
  ...withAdministrator,
  ...Object.fromEntries(
    Object.entries(waits).map(([path, states]) => [path, withWaits(village[path] ?? {}, states)]),
  ),
}

function withWaits(workflow: JsonObject, waiting: readonly string[]): JsonObject {
  const states = Object.entries(workflow['states'] as Record<string, JsonObject>)
  return {
    ...workflow,
    states: Object.fromEntries(
      states.map(([key, state]) => [key, waiting.includes(key) ? waitingState(state) : state]),
    ),
  }
}

function waitingState(state: JsonObject): JsonObject {
  const waitsFor = { pl: 'Ktoś to zrobi.', en: 'Somebody will.' }
  return { ...state, meta: { ...(state['meta'] as JsonObject), waitsFor } }
}
