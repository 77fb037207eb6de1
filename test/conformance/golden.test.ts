import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { JsonObject, WorkflowDefinition } from '@splot/definition'
import { advanceCase, compileWorkflow, createCalendar, startCase } from '@splot/engine'
import type { Case, Command, StartOptions, StepEnvironment, StepResult } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'

/** A released definition with a walk through it. `complete` finishes the next open item of a task. */
interface Walk {
  definition: WorkflowDefinition
  steps: {
    environment: StepEnvironment
    start?: StartOptions
    command?: Command
    complete?: string
    answers?: JsonObject
  }[]
}

const folder = path.join(import.meta.dirname, 'golden')

function walked({ definition, steps }: Walk): StepResult[] {
  const workflow = compileWorkflow(definition, {
    expressions: createExpressionCompiler(),
    calendar: createCalendar({ country: 'PL' }, 'Europe/Warsaw'),
  })
  const results: StepResult[] = []
  for (const { environment, start, command, complete, answers } of steps) {
    const current = results.at(-1)?.case
    if (start) results.push(startCase(workflow, start, environment))
    else if (current && command) results.push(advanceCase(workflow, current, command, environment))
    else if (current && complete) {
      const item = openItem(current, complete)
      const actor = { id: item.assignee ?? '', roles: environment.actor.roles }
      const form = { id: 'S1', version: 1 }
      const done: Command = { type: 'complete', item: item.key, answers: answers ?? {}, form }
      results.push(advanceCase(workflow, current, done, { ...environment, actor }))
    }
  }
  return results
}

function openItem(current: Case, task: string): Case['items'][number] {
  const item = current.items.find((one) => one.task === task && one.status === 'open')
  if (!item) throw new Error(`Expected an open item of ${task}`)
  return item
}

describe('released workflows', () => {
  const walks = readdirSync(folder).filter((name) => name.endsWith('.walk.json'))
  it.each(walks)('[EN59] %s still gives the same snapshots, effects and history', (name) => {
    const walk = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Walk
    const file = path.join(folder, name.replace('.walk.json', '.golden.json'))
    const text = `${JSON.stringify(walked(walk), null, 2)}\n`
    // A new walk is recorded once and has to be looked at before it is committed.
    if (!existsSync(file)) {
      writeFileSync(file, text)
      expect.fail(`Recorded ${path.basename(file)}: look at it, then run again`)
    }
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
})
