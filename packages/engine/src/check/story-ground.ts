import type { Plan } from '../plan.ts'
import type { Finding } from '../types.ts'
import type { Exploration, Move, Place } from './explore.ts'
import type { PeopleKnown } from './find-in-definition.ts'

/** What a story is told from. */
export interface StoryGround {
  plan: Plan
  seen: Exploration
  roles: NonNullable<PeopleKnown['roles']>
}

/** Returns the first place that is no end and from which nothing leads on. Pure. */
export function stuckPlace({ places }: Exploration): Place | undefined {
  return [...places.values()].find(({ done, next }) => !done && next.size === 0)
}

/** Returns the way from a place to the nearest where nothing leads on; `null` where there is none. Pure. */
export function wayToStop({ places }: Exploration, from: Place): Finding['path'] | null {
  const cameBy = new Map<Place, { before: Place; move: Move } | null>([[from, null]])
  const queue = [from]
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    if (!place.done && place.next.size === 0) return stepsBack(cameBy, place)
    for (const move of place.moves) {
      const next = places.get(move.to)
      if (next === undefined || cameBy.has(next)) continue
      cameBy.set(next, { before: place, move })
      queue.push(next)
    }
  }
  return null
}

function stepsBack(
  cameBy: ReadonlyMap<Place, { before: Place; move: Move } | null>,
  place: Place,
): Finding['path'] {
  const came = cameBy.get(place)
  if (!came) return []
  const to = place.active.slice(1).map(({ id }) => id)
  return [...stepsBack(cameBy, came.before), { event: came.move.event, to }]
}

/** Returns the first place in which a state is active. Pure. */
export function firstPlaceIn({ places }: Exploration, state: string): Place | undefined {
  return [...places.values()].find(({ active }) => active.some(({ id }) => id === state))
}
