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
 * every deadline fires at its own moment.
 */
export async function playScenes(
  demo: Demo,
  scenes: readonly Scene[],
  until: string | null,
): Promise<void> {
  const inOrder = scenes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  for (const { at, play } of inOrder) {
    if (until !== null && Date.parse(at) > Date.parse(until)) break
    await demo.walkTo(at)
    await play(demo)
  }
  if (until !== null && Date.parse(until) > Date.parse(demo.clock.now())) await demo.walkTo(until)
}
