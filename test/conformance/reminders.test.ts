import { readdirSync, readFileSync } from 'node:fs'
import type { ReminderDefinition, StateDefinition, WorkflowDefinition } from '@splot/definition'
import { describe, expect, it } from 'vitest'

// DOMAIN 2.3: a reminder 3 working days before, notices 1, 5 and 10 working days after, unless a table says
// otherwise. Day 0 is the deadline itself: nothing is sent then.

const folder = new URL('../../workflows/', import.meta.url)

const workflows = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'programme.json')
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as WorkflowDefinition)

/** Deadlines with rules of their own, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'dataRequest.answer': 'the data officer answers to nobody for it; the law counts in months',
  'card.declaration': 'whoever does not declare is replaced by another draw (P19)',
  'card.cardDue': 'whoever is 2 working days late is replaced by another draw (P19)',
  'incident.occurred': 'the law counts in hours',
  'incident.report': 'the law counts in hours',
  'organisation.closes': 'the card ends with the application, which the call closes',
  'participant.closes': 'the form ends with the application, which the call closes',
  'franchise.lateStart': 'ends with the last survey, which is made on that day',
}

/** Shorter than 3 working days before: the day before is the most that can be. */
const shortest = 4

interface Owed {
  name: string
  timer: string
  /** What it moves to when nothing was done. */
  ends: boolean
}

function owedIn(
  workflow: WorkflowDefinition,
  states: Record<string, StateDefinition>,
  around: readonly StateDefinition[],
): Owed[] {
  return Object.values(states).flatMap((state) => {
    const here = [...around, state]
    const tasks = state.meta?.tasks ?? []
    const own = tasks.flatMap(({ id, due, offer }) =>
      due === undefined || offer === true
        ? []
        : [{ name: `${workflow.id}/${id}`, timer: due, ends: movesOn(due, here, state) }],
    )
    return [...own, ...owedIn(workflow, state.states ?? {}, here)]
  })
}

function movesOn(
  timer: string,
  around: readonly StateDefinition[],
  state: StateDefinition,
): boolean {
  const within = (one: StateDefinition): StateDefinition[] => [
    one,
    ...Object.values(one.states ?? {}).flatMap(within),
  ]
  return [...around, ...within(state)].some(({ after }) => Object.hasOwn(after ?? {}, timer))
}

const isLate =
  (days: number, notify: string) =>
  (one: ReminderDefinition): boolean =>
    one.days === days && one.count === 'working' && one.notify === notify

describe.each(workflows.map((one) => [one.id, one] as const))('deadlines of %s', (id, workflow) => {
  const owed = owedIn(workflow, workflow.states, []).filter(
    ({ timer }) => !Object.hasOwn(exceptions, `${id}.${timer}`),
  )
  const remindersOf = (timer: string) => workflow.timers?.[timer]?.remind ?? []

  it('whoever owes a task is reminded 3 working days before or earlier, of a shorter one the day before', () => {
    const unreminded = owed.filter(({ timer }) => {
      const days = workflow.timers?.[timer]?.days
      const least = typeof days === 'number' && days < shortest ? -1 : -2
      return !remindersOf(timer).some((one) => one.days <= least || (one.days < 0 && isDate(timer)))
    })
    expect(unreminded.map(({ name }) => name)).toEqual([])
  })

  it('what stays undone is told after 1, 5 and 10 working days, then to the director too', () => {
    const forgotten = owed.filter(({ timer, ends }) => {
      const told = remindersOf(timer)
      return !(
        ends ||
        (told.some(isLate(1, 'overdue')) &&
          told.some(isLate(5, 'formalCall')) &&
          told.some((one) => isLate(10, 'breach')(one) && one.also?.includes('director')))
      )
    })
    expect(forgotten.map(({ name }) => name)).toEqual([])
  })

  /** A date that others set comes as it comes. */
  function isDate(timer: string): boolean {
    return workflow.timers?.[timer]?.at !== undefined
  }
})

it('every deadline with rules of its own is one', () => {
  const known = workflows.flatMap(({ id, timers }) =>
    Object.keys(timers ?? {}).map((timer) => `${id}.${timer}`),
  )
  expect(Object.keys(exceptions).filter((name) => !known.includes(name))).toEqual([])
})
