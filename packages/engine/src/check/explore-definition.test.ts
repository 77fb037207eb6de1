import { SplotError, type Issue } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { polishCalendar, sampleWorkflow } from '../testing/sample-case.ts'
import { exploreDefinition, joinFindings } from './explore-definition.ts'

const expressions = createExpressionCompiler()
const waits = { meta: { waitsFor: { pl: 'x', en: 'x' } } }
const definition = sampleWorkflow({
  open: { ...waits, on: { GO: 'stuck', END: 'done' } },
  stuck: waits,
  done: { type: 'final' },
})
const compile = () => compileWorkflow(definition, { expressions, calendar: polishCalendar })
const text = { pl: 'x', en: 'x' }
const issue = (code: string, path: string, story = false): Issue => ({
  code,
  path,
  message: text,
  ...(story && { story: text }),
})

describe('the exhaustive check of a definition', () => {
  it('[EN156] places what it finds at its state, with the story', () => {
    const { issues, compiled, refused, unexplored } = exploreDefinition(compile, {})
    expect(issues).toMatchObject(
      [
        {
          code: 'check.dead-end',
          path: '/states/stuck',
          severity: 'error',
          story: { en: /nobody/ },
        },
      ].map((one) => ({ ...one, story: { en: expect.stringMatching(one.story.en) } })),
    )
    expect([compiled === null, refused, unexplored]).toEqual([false, [], null])
  })

  it('[EN156] says why a workflow that does not compile was not looked at', () => {
    const { issues, compiled, refused, unexplored } = exploreDefinition(() => {
      throw new SplotError('workflow.invalid', 'no', { issues: [issue('workflow.target', '/a')] })
    }, {})
    expect([issues, compiled, refused]).toEqual([[], null, [issue('workflow.target', '/a')]])
    expect(unexplored?.en).toBe('It cannot be run. x')
  })

  it('[EN156] says where there is more than was looked at', () => {
    expect(exploreDefinition(compile, { cap: 1 }).unexplored?.en).toContain('more configurations')
  })

  it('[EN157] what lint and the check both find is told once, with the story', () => {
    const lint = [issue('state.no-way-out', '/states/a'), issue('event.unused', '/events/X')]
    const met = [
      issue('check.dead-end', '/states/a', true),
      issue('check.dead-end', '/states/b', true),
      issue('check.unreachable-state', '/states/a', true),
    ]
    expect(joinFindings(lint, met)).toEqual([{ ...lint[0], story: text }, lint[1], met[1], met[2]])
  })
})
