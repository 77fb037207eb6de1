import type { LocalText } from '@splot/definition'
import type { Plan, StatePlan, TransitionPlan } from '../plan.ts'
import type { PeopleKnown } from './find-in-definition.ts'

/** Returns a title in the quotation marks of each language. Pure. */
export function quoted({ pl, en }: LocalText): LocalText {
  return { pl: `„${pl}”`, en: `“${en}”` }
}

/** Returns sentences one after another, each with a capital: many begin with a role. Pure. */
export function joined(sentences: readonly LocalText[]): LocalText {
  return {
    pl: sentences.map(({ pl }) => capital(pl)).join(' '),
    en: sentences.map(({ en }) => capital(en)).join(' '),
  }
}

function capital(sentence: string): string {
  return `${sentence.slice(0, 1).toLocaleUpperCase('pl')}${sentence.slice(1)}`
}

/** Returns quoted titles as a list. Pure. */
export function listedTitles(titles: readonly LocalText[]): LocalText {
  const all = titles.map(quoted)
  return { pl: all.map(({ pl }) => pl).join(', '), en: all.map(({ en }) => en).join(', ') }
}

/** Returns what a state is called; its id where nobody named it. Pure. */
export function stateTitle({ id, definition }: StatePlan): LocalText {
  return definition.meta?.title ?? { pl: id, en: id }
}

/** Returns what a state, or the workflow, is called by its id. Pure. */
export function titleOfState({ definition, states }: Plan, id: string): LocalText {
  if (id === definition.id) return definition.title
  const state = states.get(id)
  return state === undefined ? { pl: id, en: id } : stateTitle(state)
}

/** Returns what a task is called by its id. Pure. */
export function titleOfTask({ tasks }: Plan, id: string): LocalText {
  return tasks.get(id)?.definition.title ?? { pl: id, en: id }
}

/** Returns what an event is called. Pure. */
export function eventTitle({ definition }: Plan, event: string): LocalText {
  return definition.events[event]?.title ?? { pl: event, en: event }
}

/** Returns what a role is called; somebody where it says nothing. Pure. */
export function roleTitle(
  roles: NonNullable<PeopleKnown['roles']>,
  role: string | undefined,
): LocalText {
  if (role === undefined || role === 'public' || role === 'person')
    return { pl: 'Ktoś', en: 'Somebody' }
  return (Object.hasOwn(roles, role) ? roles[role]?.title : undefined) ?? { pl: role, en: role }
}

/** Returns what brings a transition about, as part of a sentence. Pure. */
export function triggerWords(plan: Plan, { trigger }: TransitionPlan): LocalText {
  if (trigger.kind === 'event') {
    const { pl, en } = quoted(eventTitle(plan, trigger.event))
    return { pl: `po ${pl}`, en: `on ${en}` }
  }
  if (trigger.kind === 'timer') {
    const { timer } = trigger
    const { pl, en } = quoted(plan.definition.timers?.[timer]?.title ?? { pl: timer, en: timer })
    return { pl: `po terminie ${pl}`, en: `after the deadline ${en}` }
  }
  return trigger.kind === 'always'
    ? { pl: 'samo', en: 'by itself' }
    : { pl: 'gdy skończą się stany wewnątrz', en: 'when the states inside are done' }
}

/** Returns a transition by its pointer. Pure. */
export function transitionAt({ states, root }: Plan, pointer: string): TransitionPlan | undefined {
  return [root, ...states.values()]
    .flatMap(({ transitions }) => transitions)
    .find((one) => one.pointer === pointer)
}

/** Returns which transition it is: from where, on what, to where. Pure. */
export function transitionWords(plan: Plan, transition: TransitionPlan): LocalText {
  const { source, targets, index } = transition
  const from = quoted(source === plan.root ? plan.definition.title : stateTitle(source))
  const to = listedTitles(targets.map(stateTitle))
  const when = triggerWords(plan, transition)
  return {
    pl: `ze stanu ${from.pl} ${when.pl}${to.pl === '' ? '' : ` do ${to.pl}`} (możliwość ${index + 1})`,
    en: `from the state ${from.en} ${when.en}${to.en === '' ? '' : ` to ${to.en}`} (alternative ${index + 1})`,
  }
}
