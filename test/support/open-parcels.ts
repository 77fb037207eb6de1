import type { JsonObject } from '@splot/definition'
import { createDefinitionCache, createRuntime } from '@splot/runtime'
import type { OutgoingMail, Reader, Runtime, RuntimeOptions } from '@splot/runtime'
import { openFlowStore } from './flow-store.ts'
import { parcelProgramme } from './parcel-programme.ts'

/** The parcels' programme on a store, with a clock that tests move. */
export interface Parcels {
  runtime: Runtime
  clock: { at: string; now(): string }
  sent: OutgoingMail[]
  /** Signs somebody in by first name; makes them with the programme roles given. */
  as: (name: string, ...roles: string[]) => Promise<Reader & object>
}

const cache = createDefinitionCache()

/** Opens the parcels' programme, by default on a fresh store. */
export async function openParcels({
  beat,
  definitions = parcelProgramme,
  ...options
}: Partial<RuntimeOptions> & {
  /** FEEL giving when the timer of a beacon is due; default: soon. */
  beat?: string
  /** Path → content, where not those of the parcels as they are. */
  definitions?: Readonly<Record<string, JsonObject>>
} = {}): Promise<Parcels> {
  const clock = { at: '2027-01-11T09:00:00Z', now: () => clock.at }
  const sent: OutgoingMail[] = []
  const files = Object.entries(definitions).map(([path, value]) => ({
    path,
    text: JSON.stringify(withBeat(path, value, beat)),
  }))
  let last = 0
  const runtime = await createRuntime({
    store: options.store ?? (await openFlowStore(clock.now)),
    programme: { read: async () => files },
    cache,
    clock,
    ids: { next: () => `id-${(last += 1)}` },
    sensitiveKeys: { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } },
    mail: { send: async (mail) => void sent.push(mail) },
    ...options,
  })
  return {
    runtime,
    clock,
    sent,
    as: async (name, ...roles) => {
      const { id } = await runtime.ensurePerson({ email: `${name}@example.org`, name })
      if (roles.length > 0) await runtime.setRoles(id, roles)
      return { person: id, locale: 'en' }
    },
  }
}

function withBeat(path: string, value: JsonObject, at: string | undefined): JsonObject {
  if (at === undefined || path !== 'workflows/beacon.json') return value
  return { ...value, timers: { beat: { title: { pl: 'Beat', en: 'Beat' }, at } } }
}
