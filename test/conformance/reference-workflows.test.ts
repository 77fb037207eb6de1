import { readdirSync, readFileSync } from 'node:fs'
import { eventsToldElsewhere } from '@splot/definition'
import type {
  JsonValue,
  ProgrammeDefinition,
  StateDefinition,
  TransitionInput,
  WorkflowDefinition,
} from '@splot/definition'
import { checkWorkflow, compileWorkflow, createCalendar } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../workflows/', import.meta.url)
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T
const programme = read<ProgrammeDefinition>('programme.json')
const names = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && name !== 'programme.json',
)

const workflows = new Map(names.map((name) => [name, read<WorkflowDefinition>(name)]))
const { roles } = programme
const toldElsewhere = eventsToldElsewhere([...workflows.values()], roles)

function check(workflow: WorkflowDefinition) {
  const compiled = compileWorkflow(workflow, {
    expressions: createExpressionCompiler(),
    calendar: createCalendar(programme.calendar, programme.timeZone),
  })
  return checkWorkflow(compiled, { roles, toldElsewhere })
}

/** The workflow without the letters of one template. */
function without(template: string, value: JsonValue): JsonValue {
  if (Array.isArray(value))
    return value
      .filter(
        (one) =>
          !JSON.stringify(one).startsWith(`{"type":"notify","params":{"template":"${template}"`),
      )
      .map((one) => without(template, one))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, without(template, one ?? null)]),
  )
}

describe('the workflows of the reference programme', () => {
  it.each([...workflows])(
    '[EN50] %s can run and the exhaustive check finds nothing',
    (_, workflow) => {
      expect(check(workflow)).toMatchObject({ findings: [], capped: false })
    },
  )

  it.each([
    ['recruitment', 'draftExpired', 'recruitment.draftExpired'],
    ['dataRequest', 'dataRequestAnswered', 'dataRequest.answered'],
    ['incident', 'incidentClosed', 'incident.done'],
    ['mentoring', 'mentoringConfirmed', 'mentoring.confirmed'],
    ['change', 'changeExpired', 'change.abandoned'],
  ])(
    '[EN145] without the letter, %s %s leaves people of the case without an answer',
    (id, template, end) => {
      const workflow = without(template, workflows.get(`${id}.json`) as unknown as JsonValue)
      const { findings } = check(workflow as unknown as WorkflowDefinition)
      expect(findings.map(({ code, state }) => [code, state])).toContainEqual([
        'check.unanswered',
        end,
      ])
    },
  )

  it.each([...workflows])('%s says of every move why it was made', (_, workflow) => {
    expect(movesWithoutReason(workflow)).toEqual([])
  })
})

/** Places of the transitions that lead to a state and say nothing about why, such as `/running on END`. */
function movesWithoutReason({ on = {}, states }: WorkflowDefinition): string[] {
  return [...silent('', { on }), ...inStates('', states)]
}

function inStates(at: string, states: Record<string, StateDefinition> = {}): string[] {
  return Object.entries(states).flatMap(([name, state]) => [
    ...silent(`${at}/${name}`, state),
    ...inStates(`${at}/${name}`, state.states),
  ])
}

function silent(
  at: string,
  { on = {}, after = {}, always, onDone }: Partial<StateDefinition>,
): string[] {
  const given: [string, TransitionInput | undefined][] = [
    ...Object.entries(on).map(
      ([event, input]) => [`on ${event}`, input] as [string, TransitionInput],
    ),
    ...Object.entries(after).map(
      ([timer, input]) => [`after ${timer}`, input] as [string, TransitionInput],
    ),
    ['always', always],
    ['onDone', onDone],
  ]
  return given.flatMap(([trigger, input = []]) =>
    [input]
      .flat()
      .filter((one) =>
        typeof one === 'string' ? true : one.target !== undefined && one.meta?.reason === undefined,
      )
      .map(() => `${at} ${trigger}`),
  )
}
