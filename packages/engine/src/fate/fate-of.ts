import type { JsonObject } from '@splot/definition'
import { endInReach } from '../check/end-in-reach.ts'
import { timerLabel } from '../check/explore.ts'
import { planOf, type Plan } from '../plan.ts'
import { activeStates } from '../step/active-states.ts'
import { nodeIdsOf } from '../step/move.ts'
import type { Case, CompiledWorkflow, StepEnvironment, StepResult } from '../types.ts'
import { migrationOf } from './migrate-case.ts'
import type { Target } from './target.ts'
import type { Fate, MigrationOptions, TaskFate, TimerFate } from './types.ts'

/**
 * Tells what would become of a live case in another version of its workflow. Pure: nothing is changed,
 * and `migrateCase` with the same arguments does exactly what is told.
 *
 * @throws SplotError `case.finished`, `case.corrupt`, and `case.number-needed` as a step does.
 */
export function fateOf(
  before: CompiledWorkflow,
  after: CompiledWorkflow,
  given: Case,
  options: MigrationOptions,
  environment: StepEnvironment,
): Fate {
  const migration = migrationOf(before, after, given, options, environment)
  const plan = planOf(after)
  const fate = { ...nothing, from: given.states, ...declaredBeyond(plan, given) }
  if (migration.kind === 'mustDecide') {
    return { ...fate, kind: 'mustDecide', undecided: migration.undecided }
  }
  const answers = answersOf(plan, given, options)
  if (migration.kind === 'blocked') {
    const { code, reason } = migration
    return { ...fate, kind: 'blocked', answers, blocked: { code, reason } }
  }
  const { result, target } = migration
  const told: Fate = {
    ...fate,
    kind: isSame(given.states, result.case.states) ? 'stays' : 'moves',
    to: result.case.states,
    answers,
    timers: timersOf(given, result.case, target, environment.now),
    tasks: tasksOf(given, result.case),
    effects: effectsOf(result),
    end: result.case.status === 'done' ? 'reachable' : endOf(plan, result.case),
  }
  return { ...told, safe: isSafe(told) }
}

const nothing: Fate = {
  kind: 'blocked',
  from: [],
  to: [],
  undecided: [],
  timers: [],
  tasks: [],
  answers: [],
  added: {},
  missing: [],
  effects: {},
  end: 'unknown',
  safe: false,
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}

function declaredBeyond({ definition }: Plan, given: Case): Pick<Fate, 'added' | 'missing'> {
  const added: JsonObject = {}
  for (const [name, value] of Object.entries(definition.context ?? {})) {
    if (!Object.hasOwn(given.context, name)) added[name] = value
  }
  const missing = Object.keys(definition.input ?? {}).filter(
    (name) => !Object.hasOwn(given.input, name),
  )
  return { added, missing }
}

function answersOf(plan: Plan, given: Case, { checkAnswers }: MigrationOptions): Fate['answers'] {
  if (checkAnswers === undefined) return []
  return Object.entries(given.answers).flatMap(([id, records]) => {
    const task = plan.tasks.get(id)
    if (task === undefined) return []
    // What expressions see: of a task of several persons all, else the last.
    const seen = task.many ? records : records.slice(-1)
    return seen.flatMap((record) => {
      const issues = [...checkAnswers(task.definition, record)]
      return issues.length === 0 ? [] : [{ task: id, item: record.item, issues }]
    })
  })
}

function timersOf(given: Case, after: Case, { image }: Target, now: string): TimerFate[] {
  const due = ({ timers }: Case) => timers.filter(({ kind }) => kind === 'due')
  const found = new Set<string>()
  const told = due(given).map(({ timer, state, dueAt }): TimerFate => {
    const home = image.get(state)?.id
    const same = due(after).filter((one) => one.timer === timer && !found.has(one.key))
    const kept = same.find((one) => one.state === home) ?? same[0]
    if (kept === undefined) {
      return { timer, state, change: 'lost', dueBefore: dueAt, overdue: false }
    }
    found.add(kept.key)
    const overdue = isPast(kept.dueAt, now)
    const dates = { dueBefore: dueAt, dueAfter: kept.dueAt }
    return { timer, state: kept.state, change: 'kept', ...dates, overdue }
  })
  const gained = due(after)
    .filter(({ key }) => !found.has(key))
    .map(({ timer, state, dueAt }): TimerFate => ({
      timer,
      state,
      change: 'gained',
      dueAfter: dueAt,
      overdue: isPast(dueAt, now),
    }))
  return [...told, ...gained]
}

function isPast(instant: string, now: string): boolean {
  return Date.parse(instant) <= Date.parse(now)
}

function tasksOf(given: Case, after: Case): TaskFate[] {
  const open = ({ items }: Case, task: string) =>
    items.filter((item) => item.task === task && item.status === 'open').map(({ key }) => key)
  const tasks = new Set([...given.items, ...after.items].map(({ task }) => task))
  return [...tasks].flatMap((task): TaskFate[] => {
    const [before, now] = [open(given, task), open(after, task)]
    if (before.length === 0 && now.length === 0) return []
    const counts = { before: before.length, after: now.length }
    if (now.length === 0) return [{ task, change: 'lost', ...counts }]
    if (before.some((key) => now.includes(key))) return [{ task, change: 'kept', ...counts }]
    const again = before.length > 0 || (given.answers[task]?.length ?? 0) > 0
    return [{ task, change: again ? 'reopened' : 'gained', ...counts }]
  })
}

function effectsOf({ effects }: StepResult): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { type } of effects) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

function endOf(plan: Plan, { value, historyValue, timers }: Case): Fate['end'] {
  // a timer that has fired, or found no date, does not come while its state goes on
  const spent = new Set<string>()
  for (const { id, transitions } of activeStates(plan, value))
    for (const { trigger } of transitions) {
      if (trigger.kind !== 'timer') continue
      const isArmed = timers.some(
        ({ state, timer, kind }) => kind === 'due' && state === id && timer === trigger.timer,
      )
      if (!isArmed) spent.add(timerLabel(trigger.timer, id))
    }
  const historyIds = nodeIdsOf(plan, historyValue)
  const configuration = { status: 'active' as const, value, historyValue: historyIds, context: {} }
  return endInReach(plan, configuration, spent)
}

/** What a case may follow without anybody looking at it. */
function isSafe({ kind, timers, tasks, answers, missing, effects, end }: Fate): boolean {
  const later = timers.every(
    ({ change, dueBefore, dueAfter, overdue }) =>
      change === 'kept' &&
      (!overdue || dueBefore === dueAfter) &&
      Date.parse(dueAfter!) >= Date.parse(dueBefore!),
  )
  const same = tasks.every(({ change, before, after }) => change === 'kept' && before === after)
  const quiet = Object.keys(effects).length === 0
  const whole = answers.length === 0 && missing.length === 0
  return kind === 'stays' && later && same && quiet && whole && end === 'reachable'
}
