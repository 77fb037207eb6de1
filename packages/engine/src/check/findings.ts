import type { LocalText } from '@splot/definition'
import type { Plan } from '../plan.ts'
import type { Finding, FindingCode } from '../types.ts'
import type { PeopleKnown } from './find-in-definition.ts'
import {
  eventTitle,
  roleTitle,
  titleOfState,
  titleOfTask,
  transitionAt,
  transitionWords,
} from './story-names.ts'

type Told = 'state' | 'task' | 'role' | 'event' | 'transition'
type Text = (what: string) => LocalText

/** What was found, before it is told in words. */
export type BareFinding = Omit<Finding, 'message' | 'story'>

/** Everything the check can find: code → severity and sentence about what it is about. */
const findingKinds: Readonly<
  Record<FindingCode, { about: Told; severity: Finding['severity']; text: Text }>
> = {
  'check.unreachable-state': {
    about: 'state',
    severity: 'error',
    text: (state) => ({
      pl: `Do stanu „${state}” nie prowadzi żadna droga.`,
      en: `No path leads to the state “${state}”.`,
    }),
  },
  'check.no-end': {
    about: 'state',
    severity: 'warning',
    text: (workflow) => ({
      pl: `Proces „${workflow}” nie może się zakończyć: żaden stan końcowy nie jest osiągalny.`,
      en: `The workflow “${workflow}” cannot end: no final state can be reached.`,
    }),
  },
  'check.dead-end': {
    about: 'state',
    severity: 'error',
    text: (state) => ({
      pl: `Ze stanu „${state}” nie da się dojść do zakończenia sprawy.`,
      en: `No end of the case can be reached from the state “${state}”.`,
    }),
  },
  'check.no-deadline': {
    about: 'state',
    severity: 'warning',
    text: (state) => ({
      pl: `Stan „${state}” czeka bez terminu. Dodaj termin albo napisz w „waitsFor”, na co czeka.`,
      en: `The state “${state}” waits without a deadline. Add one, or say in "waitsFor" what it waits for.`,
    }),
  },
  'check.submit-refused': {
    about: 'task',
    severity: 'error',
    text: (task) => ({
      pl: `Zadania „${task}” nie da się zakończyć: żadne przejście nie przyjmuje jego zdarzenia.`,
      en: `The task “${task}” cannot be finished: no transition takes its event.`,
    }),
  },
  'check.no-otherwise': {
    about: 'task',
    severity: 'warning',
    text: (task) => ({
      pl: `Wynik zadania „${task}” może nie pasować do żadnego warunku; wtedy nie da się go wysłać. Dodaj przejście bez warunku.`,
      en: `The result of the task “${task}” may fit no guard and would be refused. Add a transition without a guard.`,
    }),
  },
  'check.no-holder': {
    about: 'role',
    severity: 'error',
    text: (role) => ({
      pl: `Nikt nie może otrzymać roli „${role}”, więc nikt nie wykona zadania.`,
      en: `Nobody can get the role “${role}”, so nobody can do the task.`,
    }),
  },
  'check.no-staff': {
    about: 'role',
    severity: 'warning',
    text: (role) => ({
      pl: `Nikt nie ma teraz roli „${role}”, więc nikt nie wykona zadania.`,
      en: `Nobody holds the role “${role}” now, so nobody can do the task.`,
    }),
  },
  'check.never-taken': {
    about: 'transition',
    severity: 'error',
    text: (transition) => ({
      pl: `Przejście ${transition} nigdy nie nastąpi.`,
      en: `The transition ${transition} can never be taken.`,
    }),
  },
  'check.always-taken': {
    about: 'transition',
    severity: 'warning',
    text: (transition) => ({
      pl: `Warunek przejścia ${transition} jest zawsze spełniony.`,
      en: `The guard of the transition ${transition} always holds.`,
    }),
  },
  'check.unanswered': {
    about: 'state',
    severity: 'warning',
    text: (state) => ({
      pl: `Sprawa może się zakończyć w stanie „${state}”, a kto w niej działał, nie dostanie wiadomości, co z nią dalej. Dodaj wiadomość na tej drodze.`,
      en: `The case can end in the state “${state}” without a word to the people who acted in it. Add a message on the way there.`,
    }),
  },
  'check.illegal-move': {
    about: 'event',
    severity: 'error',
    text: (event) => ({
      pl: `Zdarzenie „${event}” prowadzi do stanów, które nie mogą trwać razem.`,
      en: `The event “${event}” leads to states that cannot be active together.`,
    }),
  },
  'check.always-loop': {
    about: 'state',
    severity: 'error',
    text: (state) => ({
      pl: `Przejścia automatyczne krążą w kółko przez stan „${state}”.`,
      en: `Automatic transitions run in circles through the state “${state}”.`,
    }),
  },
}

/** Makes a finding that is not told yet. */
export function finding(
  code: FindingCode,
  state: string,
  about: string,
  path: Finding['path'] = [],
  severity: Finding['severity'] = findingKinds[code].severity,
): BareFinding {
  return { code, severity, state, about, path }
}

/** Returns what is wrong, by the titles of things. Pure. */
export function findingMessage(
  { code, about }: BareFinding,
  plan: Plan,
  roles: NonNullable<PeopleKnown['roles']>,
): LocalText {
  const { about: kind, text } = findingKinds[code]
  const title = titles[kind](plan, about, roles)
  return { pl: text(title.pl).pl, en: text(title.en).en }
}

const titles: Readonly<
  Record<Told, (plan: Plan, id: string, roles: NonNullable<PeopleKnown['roles']>) => LocalText>
> = {
  state: titleOfState,
  task: titleOfTask,
  event: eventTitle,
  role: (_, role, roles) => roleTitle(roles, role),
  transition(plan, pointer) {
    const found = transitionAt(plan, pointer)
    return found === undefined ? { pl: pointer, en: pointer } : transitionWords(plan, found)
  },
}
