import { createExpressionCompiler } from '@splot/feel'
import type { JsonObject, JsonValue, WorkflowDefinition } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { polishCalendar, sampleWorkflow, walk } from '../testing/sample-case.ts'
import { caseVariables } from './case-variables.ts'

const feel = createExpressionCompiler()

function titled(
  caseTitle: WorkflowDefinition['caseTitle'],
  more: Partial<WorkflowDefinition> = {},
): WorkflowDefinition {
  const told = { type: 'set', params: { told: 'case.title' } }
  return sampleWorkflow(
    { open: { entry: [told] } },
    { ...(caseTitle !== undefined && { caseTitle }), context: { told: null }, ...more },
  )
}

function titleOf(definition: WorkflowDefinition, input: JsonObject = {}): JsonValue | undefined {
  const on = walk(feel, definition, { input })
  const { title } = caseVariables(on.compiled, on.case)['case'] as JsonObject
  // other expressions see the same
  expect(on.case.context['told']).toEqual(title)
  return title
}

const above: JsonObject = { pl: 'Wniosek', en: 'Application' }

describe('what a case is called', () => {
  it('[EN134] one expression names it in every language', () => {
    expect(titleOf(titled('"Wizyta: " + parent.title'), { parent: { title: 'Lipowo' } })).toBe(
      'Wizyta: Lipowo',
    )
    expect(titleOf(titled('parent.title'), { parent: { title: above } })).toEqual(above)
    for (const nothing of ['null', '""', '12', '{pl: "", en: ""}', '{pl: "x"}'])
      expect(titleOf(titled(nothing)), nothing).toBe('c1')
    expect(titleOf(titled(undefined))).toBe('c1')
  })

  it('[EN134] an action sees the name that earlier ones of its step gave', () => {
    const set = (params: Record<string, string>) => ({ type: 'set', params })
    const entry = [
      set({ name: '"A"' }),
      set({ first: 'case.title' }),
      set({ name: '"B"' }),
      set({ second: 'case.title' }),
    ]
    const on = walk(
      feel,
      sampleWorkflow(
        { open: { entry } },
        { caseTitle: 'context.name', context: { name: null, first: null, second: null } },
      ),
    )
    expect(on.case.context).toEqual({ name: 'B', first: 'A', second: 'B' })
  })

  it('[EN134] an expression of one language sees texts in both as what they say there', () => {
    const each = titled({
      pl: '"Wizyta: " + parent.title + last.of[1].name',
      en: '"Visit: " + parent.title + last.of[1].name',
    })
    const input = { parent: { title: above }, last: { of: [{ name: { pl: ' (a)', en: ' (b)' } }] } }
    expect(titleOf(each, input)).toEqual({
      pl: 'Wizyta: Wniosek (a)',
      en: 'Visit: Application (b)',
    })
    expect(titleOf(each, { ...input, parent: { title: 'Lipowo' } })).toEqual({
      pl: 'Wizyta: Lipowo (a)',
      en: 'Visit: Lipowo (b)',
    })
    expect(input.parent.title).toBe(above)
  })

  it('[EN134] the text of one language may itself be one in both', () => {
    const each = titled({ pl: 'parent.title', en: '{pl: "Nie", en: "Here"}' })
    expect(titleOf(each, { parent: { title: above } })).toEqual({ pl: 'Wniosek', en: 'Here' })
  })

  it('[EN134] a language in which there is none is called as in the other', () => {
    expect(titleOf(titled({ pl: 'null', en: '"Here"' }))).toEqual({ pl: 'Here', en: 'Here' })
    expect(titleOf(titled({ pl: '"Tu"', en: '""' }))).toEqual({ pl: 'Tu', en: 'Tu' })
    expect(titleOf(titled({ pl: 'null', en: 'null' }))).toEqual({ pl: 'c1', en: 'c1' })
  })

  it('[EN15] [EN134] each of the two is compiled, and what is wrong with it named', () => {
    const compile = (caseTitle: WorkflowDefinition['caseTitle']) => () =>
      compileWorkflow(titled(caseTitle), { expressions: feel, calendar: polishCalendar })
    expect(compile({ pl: '1 +', en: '"x"' })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: '/caseTitle/pl' })] }),
    )
    expect(compile({ pl: '"x"', en: ')' })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: '/caseTitle/en' })] }),
    )
  })
})
