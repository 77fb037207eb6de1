import { readdirSync, readFileSync } from 'node:fs'
import type { ProgrammeDefinition, WorkflowDefinition } from '@splot/definition'
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
})
