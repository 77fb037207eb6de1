import type { Store } from '@splot/store'
import type { DemoPerson } from '../start/demo-people.ts'

/** Who of a played programme can be signed in as. */
export type PlayedPerson = Pick<DemoPerson, 'role' | 'name' | 'email'>

/** What a played demonstration leaves beside its cases, so that its programme can go on. */
export interface PlayedProgramme {
  /** Moment of the programme's clock when it was left. */
  at: string
  people: PlayedPerson[]
  /** How far its clock is from that of the machine; `null` until it was served first. */
  shiftMs: number | null
}

const place = ['demo', 'played'] as const

/** Leaves what a service needs to go on with the programme. */
export async function leavePlayedProgramme(
  store: Store,
  left: Omit<PlayedProgramme, 'shiftMs'>,
): Promise<void> {
  const people = left.people.map(({ role, name, email }) => ({ role, name, email }))
  await store.putDocument(...place, { at: left.at, people, shiftMs: null })
}

/**
 * Returns a programme that a demonstration has left in a store, or `null`. Its clock goes on from the
 * first time it is served, as fast as that of the machine.
 */
export async function findPlayedProgramme(
  store: Store,
  machineMs: number,
): Promise<(PlayedProgramme & { shiftMs: number }) | null> {
  const kept = await keptProgramme(store)
  if (kept === null) return null
  const { at, people, shiftMs } = kept
  if (shiftMs !== null) return { at, people, shiftMs }
  const first = { at, people, shiftMs: Date.parse(at) - machineMs }
  await store.putDocument(...place, first)
  return first
}

/** Returns what time it is in the programme of a store, for who does not serve it: nothing is set going. */
export async function programmeNow(store: Store, machineMs: number): Promise<number> {
  const kept = await keptProgramme(store)
  if (kept === null) return machineMs
  return kept.shiftMs === null ? Date.parse(kept.at) : machineMs + kept.shiftMs
}

async function keptProgramme(store: Store): Promise<PlayedProgramme | null> {
  const kept = await store.getDocument<{
    at: string
    people: { role: string; name: string; email: string }[]
    shiftMs: number | null
  }>(...place)
  return kept && kept.value
}
