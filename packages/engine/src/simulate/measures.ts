import type {
  LocalText,
  MeasuredExpectation,
  ExpectationPart,
  ScenarioMeasure,
} from '@splot/definition'
import { planOf } from '../plan.ts'
import type { SimulatedProgramme, SimulationReport } from './types.ts'

interface Measure {
  /** `null`: there was nothing to measure. */
  figure: (report: SimulationReport, of: MeasuredExpectation) => number | null
  /** What is measured, without where. */
  words: (of: MeasuredExpectation) => LocalText
}

/** What each measure takes from a report, and its words. */
const measures: Readonly<Record<ScenarioMeasure, Measure>> = {
  cases: {
    figure: ({ workflows, states }, of) =>
      of.state === undefined
        ? (workflows.find(({ workflow }) => workflow === of.workflow)?.started ?? 0)
        : (states.find((one) => isPlace(one, of))?.cases ?? 0),
    words: ({ state }) =>
      state === undefined
        ? { pl: 'Rozpoczęte sprawy', en: 'Cases started' }
        : { pl: 'Sprawy, które doszły do stanu', en: 'Cases that came to the state' },
  },
  stuck: {
    figure: ({ problems }, of) =>
      sum(problems.filter((one) => one.code === 'stuck' && isIn(one, of)).map(countOf)),
    words: () => ({ pl: 'Sprawy, które utknęły', en: 'Cases that got stuck' }),
  },
  problems: {
    figure: ({ problems }, of) => sum(problems.filter((one) => isIn(one, of)).map(countOf)),
    words: () => ({ pl: 'Rzeczy, które się nie udały', en: 'Things that did not work' }),
  },
  missed: {
    figure: ({ tasks }, of) =>
      sum(
        tasks
          .filter((one) => isIn(one, of) && (of.task === undefined || one.task === of.task))
          .map(({ missed }) => missed),
      ),
    words: ({ task }) =>
      task === undefined
        ? { pl: 'Niedotrzymane terminy', en: 'Missed deadlines' }
        : { pl: 'Niedotrzymane terminy zadania', en: 'Missed deadlines of the task' },
  },
  days: {
    figure({ workflows, states }, of) {
      const found =
        of.state === undefined
          ? workflows.find(({ workflow }) => workflow === of.workflow)
          : states.find((one) => isPlace(one, of))
      return found === undefined || found.days.count === 0 ? null : found.days.median
    },
    words: ({ state }) =>
      state === undefined
        ? { pl: 'Mediana dni trwania sprawy', en: 'Median days a case takes' }
        : { pl: 'Mediana dni w stanie', en: 'Median days in the state' },
  },
  queue: {
    figure: (report, of) => roleOf(report, of)?.mostQueue ?? 0,
    words: () => ({
      pl: 'Najwięcej czekających zadań roli',
      en: 'Most tasks waiting for the role',
    }),
  },
  wait: {
    figure: (report, of) => roleOf(report, of)?.waitDays.ninth ?? 0,
    words: () => ({
      pl: 'Dni, w ciągu których zaczęto 9 z 10 zadań roli',
      en: 'Days within which 9 of 10 tasks were begun by the role',
    }),
  },
}

/** Returns what an expectation measures in a report; `null` where nothing came to be measured. Pure. */
export function measured(report: SimulationReport, of: MeasuredExpectation): number | null {
  return measures[of.measure].figure(report, of)
}

/** Returns what an expectation wants, as one sentence without a full stop, by the titles of things. Pure. */
export function measureWords(programme: SimulatedProgramme, of: MeasuredExpectation): LocalText {
  const what = measures[of.measure].words(of)
  const { workflow, state, task, role } = titlesOf(programme, of)
  const told = (locale: keyof LocalText): string => {
    const name = (state ?? task ?? role)?.[locale]
    const [open, close] = locale === 'pl' ? ['„', '”'] : ['“', '”']
    return [
      what[locale],
      ...(name === undefined ? [] : [`${open}${name}${close}`]),
      ...(workflow === undefined ? [] : [`(${workflow[locale]})`]),
    ].join(' ')
  }
  const limits = limitWords(of)
  return { pl: `${told('pl')}: ${limits.pl}`, en: `${told('en')}: ${limits.en}` }
}

/** Returns a figure as it is written. Pure. */
export function figureWords(figure: number): LocalText {
  const en = String(figure)
  return { pl: en.replace('.', ','), en }
}

function limitWords({ least, most }: MeasuredExpectation): LocalText {
  const low = figureWords(least ?? 0)
  const high = figureWords(most ?? 0)
  if (most === undefined) return { pl: `co najmniej ${low.pl}`, en: `at least ${low.en}` }
  if (most === 0) return { pl: 'zero', en: 'none' }
  if (least === undefined) return { pl: `najwyżej ${high.pl}`, en: `at most ${high.en}` }
  if (least === most) return { pl: `dokładnie ${low.pl}`, en: `exactly ${low.en}` }
  return { pl: `od ${low.pl} do ${high.pl}`, en: `${low.en} to ${high.en}` }
}

function titlesOf(
  { workflows, programme }: SimulatedProgramme,
  of: MeasuredExpectation,
): Partial<Record<ExpectationPart, LocalText>> {
  const found = workflows.find(({ definition }) => definition.id === of.workflow)
  const plan = found && planOf(found)
  const same = (id: string): LocalText => ({ pl: id, en: id })
  const { workflow, state, task, role } = of
  return {
    ...(workflow !== undefined && { workflow: plan?.definition.title ?? same(workflow) }),
    ...(state !== undefined && {
      state: plan?.states.get(state)?.definition.meta?.title ?? same(state),
    }),
    ...(task !== undefined && { task: plan?.tasks.get(task)?.definition.title ?? same(task) }),
    ...(role !== undefined && { role: programme.roles[role]?.title ?? same(role) }),
  }
}

function isIn({ workflow }: { workflow: string }, of: MeasuredExpectation): boolean {
  return of.workflow === undefined || of.workflow === workflow
}

function isPlace(
  { workflow, state }: { workflow: string; state: string },
  of: MeasuredExpectation,
): boolean {
  return workflow === of.workflow && state === of.state
}

function roleOf({ roles }: SimulationReport, of: MeasuredExpectation) {
  return roles.find(({ role }) => role === of.role)
}

function countOf({ count }: { count: number }): number {
  return count
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
