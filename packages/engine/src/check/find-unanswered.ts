import type { ActionPlan, Plan } from '../plan.ts'
import type { Finding } from '../types.ts'
import type { Exploration, Move, Place } from './explore.ts'
import type { PeopleKnown } from './find-in-definition.ts'
import { finding, type BareFinding } from './findings.ts'

/** What is known of the other workflows. */
export interface AnswersKnown {
  /** Events whose news people have from the case that sends them; default: none. */
  toldElsewhere?: ReadonlySet<string>
}

/** Who takes a step: somebody with a role of the case, the operator, or a deadline or another case. */
type Mover = 'party' | 'operator' | 'none'

/** A place on a walk. */
interface Stop {
  place: Place
  /** Somebody with a role of the case began the case or led it on. */
  concerned: boolean
  /** They are owed news. */
  owed: boolean
  before: { stop: Stop; move: Move } | null
}

/**
 * Ends of which the people of the case hear nothing. News is owed to them when they led the case on, and
 * when the operator did after them, until a later step tells them, or that of the operator itself: by
 * `notify` to a role of the case or to people, or by `send` to the parent. So does what automatic
 * transitions tell in their own step. An end that they bring about themselves needs no news.
 */
export function findUnanswered(
  plan: Plan,
  { places }: Exploration,
  { roles = {}, toldElsewhere = new Set() }: PeopleKnown & AnswersKnown,
): BareFinding[] {
  const [first] = places.values()
  const isParty = (role: string): boolean =>
    Object.hasOwn(roles, role) && roles[role]?.kind === 'case'
  const begun = isParty(plan.definition.access.starter ?? '')
  const queue: Stop[] = first ? [{ place: first, concerned: begun, owed: begun, before: null }] : []
  const seen = new Set<string>()
  const told = new Map<string, BareFinding>()
  // breadth first, so that the story told is a shortest one
  for (const stop of queue) {
    const key = JSON.stringify([stop.concerned, stop.owed, stop.place.key])
    if (seen.has(key)) continue
    seen.add(key)
    for (const move of stop.place.moves) {
      const place = places.get(move.to)
      if (place === undefined) continue
      const { raised, automatic } = move.effects
      const decides = automatic.some((one) => isNews(one, isParty))
      const tells = toldElsewhere.has(move.event) || raised.some((one) => isNews(one, isParty))
      for (const mover of moversOf(plan, stop.place, move.event, isParty)) {
        // what people are told by a step of their own is a receipt, unless it was decided at once
        const news = decides || (tells && mover !== 'party')
        const leads = place !== stop.place
        const next: Stop = { place, ...after(stop, { mover, news, leads }), before: { stop, move } }
        if (!place.done) queue.push(next)
        else if (next.owed && mover !== 'party') {
          const { id } = place.active.at(-1) ?? plan.root
          if (!told.has(id)) told.set(id, finding('check.unanswered', id, id, storyOf(next)))
        }
      }
    }
  }
  return [...told.values()]
}

function after(
  stop: Stop,
  { mover, news, leads }: { mover: Mover; news: boolean; leads: boolean },
): Pick<Stop, 'concerned' | 'owed'> {
  const concerned = stop.concerned || (mover === 'party' && leads)
  const again = mover !== 'none' && concerned && leads
  return { concerned, owed: !news && (stop.owed || again) }
}

/** Everybody who may raise an event where it stands. */
function moversOf(
  { definition }: Plan,
  { active }: Place,
  event: string,
  isParty: (role: string) => boolean,
): Set<Mover> {
  const declared = Object.hasOwn(definition.events, event) ? definition.events[event] : undefined
  if (declared === undefined) return new Set(['none'])
  const submitting = active
    .flatMap(({ tasks }) => tasks)
    .filter((task) => task.definition.submit === event)
    .map((task) => task.definition.assign.role ?? '')
  return new Set([
    ...[...(declared.roles ?? []), ...submitting].map((role): Mover =>
      isParty(role) ? 'party' : 'operator',
    ),
    ...(declared.message === true ? (['none'] as const) : []),
  ])
}

function isNews(
  { type, definition: { params = {} } }: ActionPlan,
  isParty: (role: string) => boolean,
): boolean {
  if (type === 'send') return params['to'] === 'parent'
  if (type !== 'notify') return false
  const { to, people } = params
  return (
    people !== undefined || [to].flat().some((role) => typeof role === 'string' && isParty(role))
  )
}

function storyOf({ place, before }: Stop): Finding['path'] {
  if (before === null) return place.path
  const { event, assumed } = before.move
  const to = place.active.slice(1).map(({ id }) => id)
  const step = { event, to, ...(assumed.length > 0 ? { assuming: assumed } : {}) }
  return [...storyOf(before.stop), step]
}
