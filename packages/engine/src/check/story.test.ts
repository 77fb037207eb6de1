import type { StateDefinition, WorkflowDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { polishCalendar, sampleWorkflow } from '../testing/sample-case.ts'
import type { FindingCode } from '../types.ts'
import { checkWorkflow, type CheckOptions } from './check-workflow.ts'

const expressions = createExpressionCompiler()
const text = (pl: string, en: string) => ({ pl, en })
const waitsFor = text('x', 'x')
const roles = {
  applicant: { kind: 'case', title: text('wnioskodawca', 'the applicant') },
  officer: { kind: 'programme', title: text('Pracownik', 'The officer') },
} as const
const events = {
  SUBMIT: { title: text('Złożono', 'Submitted'), roles: ['applicant'] },
  RETURN: { title: text('Zwróć', 'Return'), roles: ['officer'] },
  CHECKED: { title: text('Sprawdzono', 'Checked') },
  TOLD: { title: text('Wiadomość', 'Word'), message: true },
  NOBODY: { title: text('Niczyje', 'Nobody’s') },
}
const access = { start: ['applicant'], starter: 'applicant', read: [] }
const named = (pl: string, en: string) => ({ meta: { title: text(pl, en), waitsFor } })
const draft = { ...named('Szkic', 'Draft'), on: { SUBMIT: 'checking' } }
const task = {
  id: 'check',
  title: text('Ocena', 'Assessment'),
  assign: { role: 'officer' },
  submit: 'CHECKED',
}
const end = { type: 'final' as const, meta: { title: text('Koniec', 'End') } }

function told(
  code: FindingCode,
  states: Record<string, Partial<StateDefinition>>,
  more: Partial<WorkflowDefinition> = {},
  options: CheckOptions = {},
) {
  const definition = sampleWorkflow(states, { events, access, ...more })
  const compiled = compileWorkflow(definition, { expressions, calendar: polishCalendar })
  const { findings } = checkWorkflow(compiled, { roles, ...options })
  const found = findings.find((one) => one.code === code)
  return found?.story
}

describe('the story of what is found', () => {
  it('[EN155] a dead end: who does what, where the case is, then nobody can act', () => {
    const checking = { ...named('Sprawdzenie', 'Check'), on: { RETURN: 'returned', TOLD: 'end' } }
    const returned = named('Zwrócony', 'Returned')
    expect(told('check.dead-end', { draft, checking, returned, end })).toEqual({
      pl: 'Wnioskodawca zaczyna sprawę (stan „Szkic”). Wnioskodawca wybiera „Złożono” (stan „Sprawdzenie”). Pracownik wybiera „Zwróć” (stan „Zwrócony”). Potem nikt nie może już nic zrobić, a sprawa nie jest skończona.',
      en: 'The applicant begins the case (state “Draft”). The applicant chooses “Submitted” (state “Check”). The officer chooses “Return” (state “Returned”). Then nobody can act, and the case is not over.',
    })
  })

  it('[EN155] a dead end that goes on for a while is told to where nobody can act', () => {
    const checking = { ...named('Sprawdzenie', 'Check'), on: { RETURN: 'a', TOLD: 'end' } }
    const a = { ...named('A', 'A'), on: { TOLD: 'b' } }
    const b = named('B', 'B')
    expect(told('check.dead-end', { draft, checking, a, b, end })?.en).toMatch(
      /chooses “Return” \(state “A”\)\. Another case sends “Word” \(state “B”\)\. Then nobody can act/,
    )
  })

  it('[EN155] a dead end in which something can be done never ends', () => {
    const checking = { ...named('Sprawdzenie', 'Check'), on: { RETURN: 'a', TOLD: 'end' } }
    const a = { ...named('A', 'A'), on: { RETURN: 'b' } }
    const b = { ...named('B', 'B'), on: { RETURN: 'a' } }
    expect(told('check.dead-end', { draft, checking, a, b, end })?.en).toMatch(
      /Whatever anybody does then, the case never ends\.$/,
    )
  })

  it('[EN155] a workflow without end: the way to where it stops, or that it goes on for ever', () => {
    const checking = named('Sprawdzenie', 'Check')
    expect(told('check.no-end', { draft, checking })?.en).toBe(
      'The applicant begins the case (state “Draft”). The applicant chooses “Submitted” (state “Check”). Then nobody can act, and the case is not over.',
    )
    const back = { ...checking, on: { RETURN: 'draft' } }
    expect(told('check.no-end', { draft, checking: back })?.en).toContain('the case never ends')
  })

  it('[EN155] a state out of reach: what would lead there, and why it does not', () => {
    const checking = { ...named('Sprawdzenie', 'Check'), on: { RETURN: 'end', NOBODY: 'lost' } }
    const lost = { ...named('Zgubiony', 'Lost'), on: { RETURN: 'end' } }
    const story = (states: Record<string, Partial<StateDefinition>>) =>
      told('check.unreachable-state', { draft, ...states, end })
    expect(story({ checking, lost })?.en).toBe(
      'From the state “Check” a transition leads here on “Nobody’s”, but nobody can bring that about.',
    )
    const plain = { ...checking, on: { RETURN: 'end' } }
    expect(story({ checking: plain, lost })?.pl).toBe('Żadne przejście tu nie prowadzi.')
    const more = { ...named('Dalej', 'Further'), on: { RETURN: 'lost' } }
    const after = { ...lost, on: { RETURN: 'more', TOLD: 'end' } }
    expect(story({ checking: plain, lost: after, more })?.en).toBe(
      'Only “Further” leads here, and no way leads there either.',
    )
  })

  it('[EN155] a wait without a deadline: for whom everything waits', () => {
    const checking = {
      meta: { title: text('Sprawdzenie', 'Check'), tasks: [task] },
      on: { CHECKED: 'end' },
    }
    expect(told('check.no-deadline', { draft, checking, end })?.en).toMatch(
      /Then everything waits for “Assessment” \(The officer\); where nobody does it, nothing ever happens\.$/,
    )
    const idle = { meta: { title: text('Cisza', 'Silence') }, on: { TOLD: 'end' } }
    expect(told('check.no-deadline', { draft, checking: idle, end })?.en).toContain(
      'Then the case waits, and no deadline ever passes.',
    )
  })

  it('[EN155] a deadline, a message, a finished task are told as such', () => {
    const checking = {
      meta: { title: text('Sprawdzenie', 'Check'), tasks: [task] },
      on: { CHECKED: 'late' },
      after: { soon: 'end' },
    }
    const late = { ...named('Późno', 'Late'), after: { soon: 'silent' } }
    const silent = { ...named('Cisza', 'Silence'), on: { TOLD: 'stuck' } }
    const stuck = named('Stop', 'Stop')
    const timers = { soon: { title: text('Tydzień', 'A week'), days: 7 } }
    const story = told('check.dead-end', { draft, checking, late, silent, stuck, end }, { timers })
    expect(story?.en).toContain('The officer finishes “Assessment” (state “Late”).')
    const last = told('check.dead-end', { draft, checking, late, silent, stuck, end }, { timers })
    expect(last?.pl).toContain('Pracownik kończy zadanie „Ocena”')
    const open = told(
      'check.no-deadline',
      {
        draft: { ...draft, on: { TOLD: 'checking' } },
        checking: { ...named('S', 'S'), after: { soon: 'idle' } },
        idle: { meta: { title: text('I', 'I') }, on: { TOLD: 'end' } },
        end,
      },
      { timers },
    )
    expect(open?.en).toBe(
      'The applicant begins the case (state “Draft”). Another case sends “Word” (state “S”). The deadline “A week” passes (state “I”). Then the case waits, and no deadline ever passes.',
    )
  })

  it('[EN155] a task nobody may do, or whose result is refused, says who is left with it', () => {
    const of = (assigned: object, on: NonNullable<StateDefinition['on']>) => ({
      meta: { title: text('Sprawdzenie', 'Check'), waitsFor, tasks: [{ ...task, ...assigned }] },
      on,
    })
    const guarded = of({}, { CHECKED: { target: 'end', guard: 'context.x = 1' } })
    expect(told('check.no-otherwise', { draft, checking: guarded, end })?.en).toContain(
      'The officer then finishes “Assessment” with an answer that fits no condition',
    )
    const untaken = of({}, { RETURN: 'end' })
    expect(told('check.submit-refused', { draft, checking: untaken, end })?.pl).toContain(
      'Pracownik kończy wtedy zadanie „Ocena” i dostaje odmowę',
    )
    const staffless = of({}, { CHECKED: 'end' })
    expect(
      told('check.no-staff', { draft, checking: staffless, end }, {}, { holders: {} })?.en,
    ).toContain('waits for the role “The officer”, and nobody holds this role now.')
  })

  it('[EN155] a transition that is never taken is told by its place and what stands before it', () => {
    const checking = {
      ...named('Sprawdzenie', 'Check'),
      on: { RETURN: ['end', { target: 'draft' }] },
    }
    expect(told('check.never-taken', { draft, checking, end })?.en).toMatch(
      /There is a transition from the state “Check” on “Return” to “Draft” \(alternative 2\), but an earlier alternative/,
    )
  })

  it('[EN155] a long way is told by its beginning and its end', () => {
    const names = Array.from({ length: 20 }, (_, n) => `s${n}`)
    const chain = Object.fromEntries(
      names.map((name, n) => [
        name,
        { ...named(name, name), on: { RETURN: names[n + 1] ?? 'stuck' } },
      ]),
    )
    const first = { ...draft, on: { SUBMIT: 's0', TOLD: 'end' } }
    const story = told('check.dead-end', { draft: first, ...chain, stuck: named('Z', 'Z'), end })
    expect(story?.en).toContain('… (steps left out: ')
    expect(story!.en.split('. ').length).toBeLessThan(13)
  })
})
