import { readdirSync, readFileSync } from 'node:fs'
import type {
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

describe('the workflows of the reference programme', () => {
  it.each(names)('[EN50] %s can run and the exhaustive check finds no error', (name) => {
    const compiled = compileWorkflow(read<WorkflowDefinition>(name), {
      expressions: createExpressionCompiler(),
      calendar: createCalendar(programme.calendar, programme.timeZone),
    })
    const { findings, capped } = checkWorkflow(compiled, { roles: programme.roles })
    expect(capped).toBe(false)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it.each(names)('%s says of every move why it was made', (name) => {
    expect(movesWithoutReason(read<WorkflowDefinition>(name))).toEqual([])
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
