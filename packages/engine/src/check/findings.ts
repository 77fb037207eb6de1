import type { Finding } from '../types.ts'

type Text = (what: string) => { pl: string; en: string }

/** Everything the check can find: code → severity and sentence about a state or task. */
const findingKinds = {
  'check.unreachable-state': {
    severity: 'error',
    text: (state) => ({
      pl: `Do stanu „${state}” nie prowadzi żadna droga.`,
      en: `No path leads to the state "${state}".`,
    }),
  },
  'check.no-end': {
    severity: 'warning',
    text: (workflow) => ({
      pl: `Proces „${workflow}” nie może się zakończyć: żaden stan końcowy nie jest osiągalny.`,
      en: `The workflow "${workflow}" cannot end: no final state can be reached.`,
    }),
  },
  'check.dead-end': {
    severity: 'error',
    text: (state) => ({
      pl: `Ze stanu „${state}” nie da się dojść do zakończenia sprawy.`,
      en: `No end of the case can be reached from the state "${state}".`,
    }),
  },
  'check.no-deadline': {
    severity: 'warning',
    text: (state) => ({
      pl: `Stan „${state}” czeka bez terminu. Dodaj termin albo napisz w „waitsFor”, na co czeka.`,
      en: `The state "${state}" waits without a deadline. Add one, or say in "waitsFor" what it waits for.`,
    }),
  },
  'check.submit-refused': {
    severity: 'error',
    text: (task) => ({
      pl: `Zadania „${task}” nie da się zakończyć: żadne przejście nie przyjmuje jego zdarzenia.`,
      en: `The task "${task}" cannot be finished: no transition takes its event.`,
    }),
  },
  'check.no-otherwise': {
    severity: 'warning',
    text: (task) => ({
      pl: `Wynik zadania „${task}” może nie pasować do żadnego warunku; wtedy nie da się go wysłać. Dodaj przejście bez warunku.`,
      en: `The result of the task "${task}" may fit no guard and would be refused. Add a transition without a guard.`,
    }),
  },
  'check.no-holder': {
    severity: 'error',
    text: (role) => ({
      pl: `Nikt nie może otrzymać roli „${role}”, więc nikt nie wykona zadania.`,
      en: `Nobody can get the role "${role}", so nobody can do the task.`,
    }),
  },
  'check.no-staff': {
    severity: 'warning',
    text: (role) => ({
      pl: `Nikt nie ma teraz roli „${role}”, więc nikt nie wykona zadania.`,
      en: `Nobody holds the role "${role}" now, so nobody can do the task.`,
    }),
  },
  'check.never-taken': {
    severity: 'error',
    text: (transition) => ({
      pl: `Przejście ${transition} nigdy nie nastąpi.`,
      en: `The transition ${transition} can never be taken.`,
    }),
  },
  'check.always-taken': {
    severity: 'warning',
    text: (transition) => ({
      pl: `Warunek przejścia ${transition} jest zawsze spełniony.`,
      en: `The guard of the transition ${transition} always holds.`,
    }),
  },
  'check.unanswered': {
    severity: 'warning',
    text: (state) => ({
      pl: `Sprawa może się zakończyć w stanie „${state}”, a kto w niej działał, nie dostanie wiadomości, co z nią dalej. Dodaj wiadomość na tej drodze.`,
      en: `The case can end in the state "${state}" without a word to the people who acted in it. Add a message on the way there.`,
    }),
  },
  'check.illegal-move': {
    severity: 'error',
    text: (event) => ({
      pl: `Zdarzenie „${event}” prowadzi do stanów, które nie mogą trwać razem.`,
      en: `The event "${event}" leads to states that cannot be active together.`,
    }),
  },
  'check.always-loop': {
    severity: 'error',
    text: (state) => ({
      pl: `Przejścia automatyczne krążą w kółko przez stan „${state}”.`,
      en: `Automatic transitions run in circles through the state "${state}".`,
    }),
  },
} as const satisfies Record<string, { severity: Finding['severity']; text: Text }>

/** Makes a finding; a path is told as a story at the end of its message. */
export function finding(
  code: keyof typeof findingKinds,
  state: string,
  about: string,
  path: Finding['path'] = [],
  severity: Finding['severity'] = findingKinds[code].severity,
): Finding {
  const { pl, en } = findingKinds[code].text(about)
  const story = path.map(({ event, to }) => `${event} → ${to.at(-1) ?? '—'}`).join(', ')
  return {
    code,
    severity,
    state,
    message:
      story === '' ? { pl, en } : { pl: `${pl} Droga: ${story}.`, en: `${en} Path: ${story}.` },
    path,
  }
}
