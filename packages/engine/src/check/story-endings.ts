import type { LocalText } from '@splot/definition'
import type { StatePlan, TaskPlan, TransitionPlan } from '../plan.ts'
import type { FindingCode } from '../types.ts'
import type { BareFinding } from './findings.ts'
import {
  listedTitles,
  quoted,
  roleTitle,
  stateTitle,
  titleOfState,
  titleOfTask,
  transitionAt,
  transitionWords,
  triggerWords,
  eventTitle,
} from './story-names.ts'
import { stuckPlace, wayToStop, type StoryGround } from './story-ground.ts'

type Ending = (ground: StoryGround, found: BareFinding) => LocalText

const nobodyActs: LocalText = {
  pl: 'Potem nikt nie może już nic zrobić, a sprawa nie jest skończona.',
  en: 'Then nobody can act, and the case is not over.',
}
const neverEnds: LocalText = {
  pl: 'Cokolwiek ktoś potem zrobi, sprawa nigdy się nie skończy.',
  en: 'Whatever anybody does then, the case never ends.',
}

/** What goes wrong at the end of a story, by what was found. */
export const endings: Readonly<Record<FindingCode, Ending>> = {
  'check.unreachable-state': unreachable,
  'check.no-end': ({ seen }) => (stuckPlace(seen) === undefined ? neverEnds : nobodyActs),
  'check.dead-end'({ seen }, { path }) {
    const place = [...seen.places.values()].find((one) => one.path === path)
    return place !== undefined && wayToStop(seen, place) === null ? neverEnds : nobodyActs
  },
  'check.no-deadline': waits,
  'check.submit-refused': taskEnding((who, title) => ({
    pl: `${who.pl} kończy wtedy zadanie ${title.pl} i dostaje odmowę, bo nic go tu nie przyjmuje.`,
    en: `${who.en} then finishes ${title.en} and is refused, because nothing takes it here.`,
  })),
  'check.no-otherwise': taskEnding((who, title) => ({
    pl: `${who.pl} kończy wtedy zadanie ${title.pl} z odpowiedzią, która nie spełnia żadnego warunku, i dostaje odmowę.`,
    en: `${who.en} then finishes ${title.en} with an answer that fits no condition, and is refused.`,
  })),
  'check.no-holder': (ground, found) =>
    nobodyHolds(ground, found, {
      pl: 'tej roli nikt w sprawie nie może dostać',
      en: 'nobody in the case can get this role',
    }),
  'check.no-staff': (ground, found) =>
    nobodyHolds(ground, found, {
      pl: 'tej roli nikt teraz nie ma',
      en: 'nobody holds this role now',
    }),
  'check.never-taken': (ground, found) =>
    transitionEnding(ground, found, {
      pl: 'wcześniejsza możliwość albo warunek nigdy na to nie pozwala',
      en: 'an earlier alternative or its condition never lets it',
    }),
  'check.always-taken': (ground, found) =>
    transitionEnding(ground, found, {
      pl: 'warunek niczego nie sprawdza, bo jest zawsze spełniony',
      en: 'the condition tells nothing apart, because it always holds',
    }),
  'check.unanswered': () => ({
    pl: 'Sprawa jest skończona, a kto na nią czeka, nie dostał o tym wiadomości.',
    en: 'The case is over, and whoever waits for it was not told.',
  }),
  'check.illegal-move': ({ plan }, { about }) => {
    const { pl, en } = quoted(eventTitle(plan, about))
    return {
      pl: `Potem ${pl} prowadzi do stanów, które nie mogą trwać razem.`,
      en: `Then ${en} leads to states that cannot be active together.`,
    }
  },
  'check.always-loop': () => ({
    pl: 'Potem sprawa sama krąży między stanami i nigdzie się nie zatrzymuje.',
    en: 'Then the case runs from state to state by itself and rests nowhere.',
  }),
}

function waits({ plan, roles }: StoryGround, { state }: BareFinding): LocalText {
  const found = plan.states.get(state)
  const task = found && around(found).flatMap(({ tasks }) => tasks)[0]
  if (task === undefined)
    return {
      pl: 'Potem sprawa czeka, a żaden termin jej nie pogania.',
      en: 'Then the case waits, and no deadline ever passes.',
    }
  const who = roleTitle(roles, task.definition.assign.role)
  const title = taskTitle(task)
  return {
    pl: `Potem wszystko czeka na zadanie ${title.pl} (${who.pl}); jeśli nikt go nie zrobi, nigdy nic się nie stanie.`,
    en: `Then everything waits for ${title.en} (${who.en}); where nobody does it, nothing ever happens.`,
  }
}

function around(state: StatePlan): StatePlan[] {
  return state.parent === null ? [state] : [state, ...around(state.parent)]
}

function taskTitle({ definition, state, id }: TaskPlan): LocalText {
  return quoted(definition.title ?? state.definition.meta?.title ?? { pl: id, en: id })
}

function taskEnding(words: (who: LocalText, title: LocalText) => LocalText): Ending {
  return ({ plan, roles }, { about }) => {
    const role = plan.tasks.get(about)?.definition.assign.role
    return words(roleTitle(roles, role), quoted(titleOfTask(plan, about)))
  }
}

function nobodyHolds(
  { plan, roles }: StoryGround,
  { state, about }: BareFinding,
  why: LocalText,
): LocalText {
  const task = plan.states
    .get(state)
    ?.tasks.find(({ definition }) => definition.assign.role === about)
  const title = task ? taskTitle(task) : quoted(titleOfState(plan, state))
  const role = quoted(roleTitle(roles, about))
  return {
    pl: `Potem zadanie ${title.pl} czeka na rolę ${role.pl}, a ${why.pl}.`,
    en: `Then ${title.en} waits for the role ${role.en}, and ${why.en}.`,
  }
}

function transitionEnding(
  { plan }: StoryGround,
  { about }: BareFinding,
  why: LocalText,
): LocalText {
  const transition = transitionAt(plan, about)
  if (transition === undefined) return { pl: `Tam ${why.pl}.`, en: `There ${why.en}.` }
  const which = transitionWords(plan, transition)
  return {
    pl: `Jest przejście ${which.pl}, ale ${why.pl}.`,
    en: `There is a transition ${which.en}, but ${why.en}.`,
  }
}

/** Why no way leads to a state: nothing points there, or what does is itself out of reach. */
function unreachable({ plan, seen }: StoryGround, { state }: BareFinding): LocalText {
  const leading = [plan.root, ...plan.states.values()]
    .flatMap(({ transitions }) => transitions)
    .filter(({ targets, source }) => source.id !== state && targets.some((one) => isIn(one, state)))
  if (leading.length === 0)
    return {
      pl: 'Żadne przejście tu nie prowadzi.',
      en: 'No transition leads here.',
    }
  const open = leading.find(({ source }) => source === plan.root || seen.entered.has(source))
  if (open === undefined) {
    const { pl, en } = listedTitles(leading.map(({ source }) => stateTitle(source)).slice(0, 3))
    return {
      pl: `Prowadzi tu tylko ${pl}, dokąd też nie da się dojść.`,
      en: `Only ${en} leads here, and no way leads there either.`,
    }
  }
  const from = quoted(open.source === plan.root ? plan.definition.title : stateTitle(open.source))
  const when = triggerWords(plan, open)
  const blocked = blockedWords(plan, open)
  return {
    pl: `Ze stanu ${from.pl} prowadzi tu przejście ${when.pl}, ale ${blocked.pl}.`,
    en: `From the state ${from.en} a transition leads here ${when.en}, but ${blocked.en}.`,
  }
}

function isIn(state: StatePlan, id: string): boolean {
  return around(state).some((one) => one.id === id)
}

function blockedWords(plan: StoryGround['plan'], { trigger }: TransitionPlan): LocalText {
  const event = trigger.kind === 'event' ? plan.definition.events[trigger.event] : undefined
  const isSent = event === undefined || event.roles !== undefined || event.message === true
  const submits = [...plan.tasks.values()].some(
    ({ definition }) => trigger.kind === 'event' && definition.submit === trigger.event,
  )
  return isSent || submits
    ? { pl: 'nigdy do niego nie dochodzi', en: 'it never comes about' }
    : { pl: 'nikt nie może tego wywołać', en: 'nobody can bring that about' }
}
