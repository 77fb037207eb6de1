import type { ApplicantRecord } from './applicants.ts'
import type { Demo } from './demo.ts'
import type { Partnership } from './partnership.ts'
import { warsawInstant } from '../start/warsaw-time.ts'

/** Something people do at a moment of the programme. */
export interface Scene {
  /** RFC 3339 instant. */
  at: string
  play: (demo: Demo) => Promise<void>
}

/** Returns a scene at a Polish wall-clock time such as `2027-03-19 14:59`. Pure. */
export function scene(when: string, play: Scene['play']): Scene {
  const [date = '', time = '09:00'] = when.split(' ')
  return { at: warsawInstant(date, `${time}:00`), play }
}

/** Returns what plays an act with every partnership whose record a rule takes, one after the other. */
export function withThose(
  rule: (record: ApplicantRecord) => boolean,
  act: (demo: Demo, one: Partnership) => Promise<void>,
): Scene['play'] {
  return async (demo) => {
    for (const one of demo.those(rule)) await act(demo, one)
  }
}

/**
 * Plays scenes in the order of their moments up to an instant, and lets time pass up to it. Between them
 * every deadline fires at its own moment. Returns the scenes after that instant.
 */
export async function playScenes(
  demo: Demo,
  scenes: readonly Scene[],
  until: string | null,
): Promise<Scene[]> {
  const inOrder = scenes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const later = until === null ? -1 : inOrder.findIndex(({ at }) => isAfter(at, until))
  const now = later < 0 ? inOrder : inOrder.slice(0, later)
  for (const { at, play } of now) {
    await demo.walkTo(at)
    await play(demo)
  }
  if (until !== null && isAfter(until, demo.clock.now())) await demo.walkTo(until)
  return inOrder.slice(now.length)
}

const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b)
