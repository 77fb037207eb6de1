import { describe, expect, it } from 'vitest'
import type { CompiledExpression, ExpressionCompiler } from '../../expression.ts'
import type { JsonValue } from '../../json.ts'
import { lintProgramme } from '../../lint/lint-programme.ts'
import type { DefinitionFiles } from '../files.ts'
import { repairsOf } from './repairs-of.ts'

const compiled = { reads: [], asks: [] } as unknown as CompiledExpression
const expressions: ExpressionCompiler = {
  compile: () => ({ expression: compiled }),
  check: () => [],
}
const title = { pl: 'Tytuł', en: 'Title' }
const path = 'workflows/visit.json'
const assign = { role: 'officer' }

function filesOf(states: object, further: object = {}): DefinitionFiles {
  return {
    'workflows/programme.json': {
      id: 'programme',
      version: 1,
      title,
      timeZone: 'Europe/Warsaw',
      defaultLocale: 'pl',
      roles: { officer: { title, kind: 'programme' } },
      parameters: {},
      calendar: { country: 'PL' },
      notifications: {},
      stages: [],
    },
    [path]: {
      id: 'visit',
      version: 1,
      title,
      events: { DONE: { title } },
      access: { start: ['officer'], read: ['officer'] },
      initial: 'open',
      states,
      ...further,
    } as unknown as JsonValue,
  }
}

function issuesOf(files: DefinitionFiles) {
  const sources = Object.entries(files).map(([file, value]) => ({
    path: file,
    text: JSON.stringify(value),
  }))
  return lintProgramme(sources, expressions).issues
}

/** Mends the first issue of a code with its first repair and returns the codes that are left. */
function mended(files: DefinitionFiles, code: string, at = ''): string[] {
  const issue = issuesOf(files).find((one) => one.code === code && one.path.startsWith(at))
  expect(issue).toBeDefined()
  const repair = repairsOf(issue!, files)[0]
  expect(repair?.label.pl).toBeTruthy()
  return issuesOf(repair!.apply(files)).map((one) => one.code)
}

const task = { id: 'visit', title, assign, submit: 'DONE', due: 'soon' }
const closed = { id: 'visit.closed', type: 'final', meta: { title } }
const soon = { timers: { soon: { days: 1 } } }

describe('one-click repairs', () => {
  it('[DE60] of a dead end with a task lead on to the next state', () => {
    const open = { id: 'visit.open', meta: { title, tasks: [task] } }
    const files = filesOf({ open, closed }, soon)
    expect(mended(files, 'state.no-way-out')).toEqual([])
  })

  it('[DE60] of a dead end where nothing is done make it an end', () => {
    const open = { id: 'visit.open', meta: { title, tasks: [task] }, on: { DONE: 'after' } }
    const after = { id: 'visit.after', meta: { title } }
    const left = mended(filesOf({ open, after }, soon), 'state.no-way-out', '/states/after')
    expect(left).toEqual([])
  })

  it('[DE60] of a state that nothing leads to take it away', () => {
    const open = { id: 'visit.open', meta: { title, tasks: [task] }, on: { DONE: 'closed' } }
    const lost = { id: 'visit.lost', meta: { title }, on: { DONE: 'closed' } }
    expect(mended(filesOf({ open, lost, closed }, soon), 'state.unreachable')).toEqual([])
  })

  it('[DE60] of a wait without deadline give the task one', () => {
    const { due: _due, ...free } = task
    const open = { id: 'visit.open', meta: { title, tasks: [free] }, on: { DONE: 'closed' } }
    expect(mended(filesOf({ open, closed }), 'wait.no-deadline')).toEqual([])
  })

  it('[DE60] of an alternative that is never taken, an event nobody uses, a name that was misspelt', () => {
    const open = {
      id: 'visit.open',
      meta: { title, tasks: [task] },
      on: { DONE: ['closed', { target: 'closed', guard: 'a' }] },
    }
    expect(mended(filesOf({ open, closed }, soon), 'alternative.never')).toEqual([])
    const events = { events: { DONE: { title }, MORE: { title } } }
    const used = { ...open, on: { DONE: 'closed' } }
    expect(mended(filesOf({ open: used, closed }, { ...soon, ...events }), 'event.unused')).toEqual(
      [],
    )
    const meta = { title, tasks: [{ ...task, assign: { role: 'oficer' } }] }
    expect(mended(filesOf({ open: { ...used, meta }, closed }, soon), 'unknown.role')).toEqual([])
  })

  it('[DE60] of a public face that nobody finds list the workflow with the programme', () => {
    const open = { id: 'visit.open', meta: { title, tasks: [task] }, on: { DONE: 'closed' } }
    const face = { public: { when: 'true', facts: {} } }
    const files = filesOf({ open, closed }, { ...soon, ...face })
    expect(mended(files, 'public.not-listed')).not.toContain('public.not-listed')
  })

  it('[DE60] are none where there is more to decide', () => {
    const files = filesOf({ open: { id: 'visit.open' }, closed }, soon)
    expect(repairsOf({ file: path, path: '/states/open', code: 'text.missing' }, files)).toEqual([])
    expect(repairsOf({ file: 'x.json', path: '', code: 'state.no-way-out' }, files)).toEqual([])
  })
})
