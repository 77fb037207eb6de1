import type { LocalText } from '@splot/definition'
import type { Plan, StatePlan } from '../plan.ts'
import type { Finding } from '../types.ts'
import type { BareFinding } from './findings.ts'
import { endings } from './story-endings.ts'
import { firstPlaceIn, stuckPlace, wayToStop, type StoryGround } from './story-ground.ts'
import { eventTitle, joined, listedTitles, quoted, roleTitle, stateTitle } from './story-names.ts'

/** Steps of a story that are told one by one; what is between the first and the last is counted. */
const stepsTold = 9

/**
 * Returns how a case comes to what was found, in sentences by the titles of things: who does what, where
 * the case is then, and what goes wrong there. Pure.
 */
export function storyOf(ground: StoryGround, found: BareFinding): LocalText {
  const path = found.path.length > 0 ? found.path : wayTo(ground, found)
  const way = found.code === 'check.dead-end' ? [...path, ...wayOn(ground, path)] : path
  return joined([...stepsOf(ground, way), endings[found.code](ground, found)])
}

/** From where hope is lost on to where nobody can act, if it comes to that. */
function wayOn({ seen }: StoryGround, path: Finding['path']): Finding['path'] {
  const place = [...seen.places.values()].find((one) => one.path === path)
  return (place && wayToStop(seen, place)) ?? []
}

/** The way to the first place where the state of a finding is active; `[]` where there is none. */
function wayTo({ seen, plan }: StoryGround, { state }: BareFinding): Finding['path'] {
  if (state === plan.root.id) return stuckPlace(seen)?.path ?? []
  return firstPlaceIn(seen, state)?.path ?? []
}

function stepsOf(ground: StoryGround, path: Finding['path']): LocalText[] {
  const told = path.map((step, at) => stepWords(ground, step, path[at - 1]?.to ?? []))
  const collapsed = repeated(told)
  const left = collapsed.length - stepsTold
  if (left <= 0) return collapsed
  const between: LocalText = {
    pl: `… (pominięte kroki: ${left})`,
    en: `… (steps left out: ${left})`,
  }
  return [...collapsed.slice(0, 1), between, ...collapsed.slice(1 + left)]
}

/** The same sentence again and again is told once, with how often. */
function repeated(sentences: readonly LocalText[]): LocalText[] {
  const all: { text: LocalText; times: number }[] = []
  for (const text of sentences) {
    const last = all.at(-1)
    if (last?.text.en === text.en) last.times += 1
    else all.push({ text, times: 1 })
  }
  return all.map(({ text, times }) =>
    times === 1
      ? text
      : {
          pl: `${text.pl.slice(0, -1)}, ${times} razy.`,
          en: `${text.en.slice(0, -1)}, ${times === 2 ? 'twice' : `${times} times`}.`,
        },
  )
}

function stepWords(
  ground: StoryGround,
  { event, to }: Finding['path'][number],
  before: readonly string[],
): LocalText {
  const { plan } = ground
  const { pl, en } = deedWords(ground, event, before)
  const places = to.flatMap((id) => {
    const state = plan.states.get(id)
    const isLeaf = state?.type === 'atomic' || state?.type === 'final'
    return state !== undefined && isLeaf && !before.includes(id) ? [state] : []
  })
  if (places.length === 0) return { pl: `${pl}.`, en: `${en}.` }
  const where = listedTitles(places.map(stateTitle))
  return { pl: `${pl} (stan ${where.pl}).`, en: `${en} (state ${where.en}).` }
}

/** What happens, without where it leads. */
function deedWords(ground: StoryGround, event: string, before: readonly string[]): LocalText {
  const { plan, roles } = ground
  if (event === 'start') return startWords(ground)
  const timer = /^(\S+) \((.+)\)$/.exec(event)?.[1]
  if (timer !== undefined && plan.definition.timers?.[timer] !== undefined) {
    const title = quoted(plan.definition.timers[timer].title ?? { pl: timer, en: timer })
    return { pl: `Mija termin ${title.pl}`, en: `The deadline ${title.en} passes` }
  }
  const task = taskRaising(plan, event, before)
  if (task !== undefined) {
    const who = roleTitle(roles, task.assign.role)
    const title = quoted(task.title ?? eventTitle(plan, event))
    return { pl: `${who.pl} kończy zadanie ${title.pl}`, en: `${who.en} finishes ${title.en}` }
  }
  const title = quoted(eventTitle(plan, event))
  const sender = plan.definition.events[event]?.roles?.[0]
  if (sender !== undefined) {
    const who = roleTitle(roles, sender)
    return { pl: `${who.pl} wybiera ${title.pl}`, en: `${who.en} chooses ${title.en}` }
  }
  return { pl: `Z innej sprawy przychodzi ${title.pl}`, en: `Another case sends ${title.en}` }
}

function startWords({ plan, roles }: StoryGround): LocalText {
  const { starter, start = [] } = plan.definition.access
  const role = starter ?? start[0]
  if (role === undefined) return { pl: 'Sprawa się zaczyna', en: 'The case begins' }
  const who = roleTitle(roles, role)
  return { pl: `${who.pl} zaczyna sprawę`, en: `${who.en} begins the case` }
}

function taskRaising(plan: Plan, event: string, before: readonly string[]) {
  const active: StatePlan[] = before.flatMap((id) => plan.states.get(id) ?? [])
  return [plan.root, ...active]
    .flatMap(({ tasks }) => tasks)
    .find(({ definition: { submit } }) => submit === event)?.definition
}
