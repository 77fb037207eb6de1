import { SplotError } from '@splot/definition'
import type {
  FormDefinition,
  ProgrammeDefinition,
  Scenario,
  WorkflowDefinition,
} from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { polishCalendar, sampleWorkflow } from '../testing/sample-case.ts'
import { openSimulation } from './open-simulation.ts'
import { checkExpectations, unmetExpectations } from './expectations.ts'
import { scenarioIssues } from './scenario-plan.ts'
import type { SimulatedProgramme, SimulatedStep, SimulationReport } from './types.ts'

const title = { pl: 'Tytuł', en: 'Title' }
const expressions = createExpressionCompiler()

const form: FormDefinition = {
  id: 'F1',
  version: 1,
  title,
  pages: [
    {
      id: 'p1',
      title,
      sections: [
        {
          id: 's1',
          fields: [
            { key: 'result', type: 'choice', label: title, list: 'results' },
            { key: 'points', type: 'integer', label: title, minimum: 0, maximum: 10 },
            { key: 'unread', type: 'text', label: title },
          ],
        },
      ],
    },
  ],
}

const programme: ProgrammeDefinition = {
  id: 'p',
  version: 1,
  title,
  timeZone: 'Europe/Warsaw',
  defaultLocale: 'pl',
  roles: {
    applicant: { title, kind: 'case' },
    officer: { title, kind: 'programme' },
    director: { title, kind: 'programme' },
  },
  parameters: {},
  calendar: { country: 'PL' },
  notifications: {},
  stages: [],
}

/** Somebody applies, an officer checks within five working days, a director signs. */
const intake: WorkflowDefinition = {
  ...sampleWorkflow({
    writing: {
      meta: {
        title,
        tasks: [{ id: 'write', assign: { role: 'applicant' }, submit: 'SENT', due: 'writing' }],
      },
      on: { SENT: 'checking' },
      after: { writing: 'expired' },
    },
    checking: {
      meta: {
        title,
        tasks: [
          { id: 'check', form: 'F1', assign: { role: 'officer' }, submit: 'CHECKED', due: 'check' },
        ],
      },
      on: {
        CHECKED: [
          { target: 'signing', guard: 'answers.check.result = "good"' },
          { target: 'writing', guard: 'answers.check.result = "unclear"' },
          { target: 'refused' },
        ],
      },
    },
    signing: { meta: { title }, on: { SIGN: 'signed' } },
    signed: { type: 'final', meta: { title } },
    refused: { type: 'final', meta: { title } },
    expired: { type: 'final', meta: { title } },
  }),
  id: 'intake',
  timers: { writing: { days: 14 }, check: { days: 5, count: 'working' } },
  access: { start: ['applicant'], starter: 'applicant', read: ['applicant', 'officer'] },
}
intake.events = {
  SENT: { title },
  CHECKED: { title },
  SIGN: { title, roles: ['director'] },
}

function world(...workflows: WorkflowDefinition[]): SimulatedProgramme {
  return {
    programme,
    workflows: workflows.map((one) =>
      compileWorkflow(one, { expressions, calendar: polishCalendar }),
    ),
    forms: [form],
    codeLists: [
      {
        id: 'results',
        title,
        items: ['good', 'unclear', 'bad'].map((code) => ({ code, label: title })),
      },
    ],
    expressions,
    calendar: polishCalendar,
  }
}

const scenario = (more: Partial<Scenario> = {}): Scenario => ({
  id: 'plain',
  title,
  seed: 7,
  startsAt: '2027-03-01T08:00:00Z',
  days: 200,
  arrivals: [{ workflow: 'intake', count: 40, overDays: 10 }],
  ...more,
})

function ran(of: SimulatedProgramme, given: Scenario): SimulationReport {
  const simulation = openSimulation(of, given)
  while (simulation.run(100));
  return simulation.report()
}

const figuresOf = (report: SimulationReport, task: string) =>
  report.tasks.find((one) => one.task === task)

describe('openSimulation', () => {
  it('[EN100] brings every case to an end and counts where they went', () => {
    const report = ran(world(intake), scenario())
    expect(report.ended).toBe('quiet')
    expect(report.problems).toEqual([])
    const [figures] = report.workflows
    expect(figures).toMatchObject({ workflow: 'intake', started: 40, active: 0 })
    const ended = Object.values(figures?.ends ?? {}).reduce((sum, one) => sum + one, 0)
    expect(ended).toBe(40)
    expect(figuresOf(report, 'check')?.opened).toBe(figuresOf(report, 'write')?.finished)
    // parties are no staff: only the operator's people have a desk
    expect(report.roles.map(({ role }) => role)).toEqual(['director', 'officer'])
    const signing = report.states.find(({ state }) => state === 'sample.signing')
    expect(signing).toMatchObject({ entered: figures?.ends['sample.signed'], waiting: 0 })
  })

  it('[EN101] the same seed gives the same run, in slices of any size; another seed another', () => {
    const of = world(intake)
    const sliced = openSimulation(of, scenario())
    while (sliced.run(1));
    expect(sliced.report()).toEqual(ran(of, scenario()))
    expect(ran(of, scenario({ seed: 8 }))).not.toEqual(sliced.report())
  })

  it('[EN102] goes where the scenario says, in its proportions', () => {
    const outcomes = { 'sample.signing': 1, 'sample.refused': 3 }
    const report = ran(
      world(intake),
      scenario({
        arrivals: [{ workflow: 'intake', count: 400, overDays: 100 }],
        tasks: { 'intake.write': { chance: 1 }, 'intake.check': { outcomes } },
      }),
    )
    const { 'sample.signed': signed = 0, 'sample.refused': refused = 0 } =
      report.workflows[0]?.ends ?? {}
    expect(signed + refused).toBe(400)
    expect(refused / 400).toBeGreaterThan(0.68)
    expect(refused / 400).toBeLessThan(0.82)
    const only = { 'intake.check': { answers: { result: '"bad"' } }, 'intake.write': { chance: 1 } }
    expect(ran(world(intake), scenario({ tasks: only })).workflows[0]?.ends).toEqual({
      'sample.refused': 40,
    })
  })

  it('[EN103] people do one thing at a time in their hours; too few of them are late', () => {
    const minutes = { least: 120, usual: 120, most: 120 }
    const few = scenario({
      // 8 o’clock in Warsaw
      startsAt: '2027-03-01T07:00:00Z',
      arrivals: [{ workflow: 'intake', count: 60 }],
      staff: { officer: { people: 1, hoursPerDay: 2 } },
      tasks: {
        'intake.write': { days: { least: 0, usual: 0, most: 0 }, chance: 1 },
        'intake.check': { minutes, answers: { result: '"bad"' } },
      },
    })
    const report = ran(world(intake), few)
    const officer = report.roles.find(({ role }) => role === 'officer')
    // sixty items, one a working day
    expect(officer).toMatchObject({ people: 1, finished: 60, mostQueue: 59 })
    expect(officer?.utilisation).toBeGreaterThan(0.95)
    const longest = polishCalendar.addWorkingDays('2027-03-01', 59)
    expect(report.until.slice(0, 10)).toBe(longest)
    expect(figuresOf(report, 'check')?.missed).toBeGreaterThan(50)
    const many = { ...few, staff: { officer: { people: 60, hoursPerDay: 8 } } }
    expect(figuresOf(ran(world(intake), many), 'check')?.missed).toBe(0)
  })

  it('[EN104] who never does it lets the deadline act', () => {
    const tasks = { 'intake.write': { chance: 0 } }
    const report = ran(world(intake), scenario({ tasks }))
    expect(report.workflows[0]?.ends).toEqual({ 'sample.expired': 40 })
    expect(report.timers).toEqual([{ workflow: 'intake', timer: 'writing', fired: 40 }])
    expect(figuresOf(report, 'write')).toMatchObject({ opened: 40, finished: 0, missed: 40 })
  })

  it('[EN105] says what would not work: nobody to do it, nothing to come', () => {
    const staff = { officer: { people: 0, hoursPerDay: 6 } }
    const tasks = { 'intake.write': { chance: 1 } }
    const report = ran(world(intake), scenario({ staff, tasks }))
    expect(report.problems).toMatchObject([
      { code: 'nobody', workflow: 'intake', at: 'check', count: 40 },
      { code: 'stuck', workflow: 'intake', at: 'sample.checking', count: 40 },
    ])
  })

  it('[EN106] cases start and tell each other as in the service', () => {
    const round: WorkflowDefinition = {
      ...sampleWorkflow(
        {
          open: {
            meta: { title },
            after: { closes: 'closed' },
            on: {
              TOLD: { actions: [{ type: 'set', params: { heard: 'context.heard + 1' } }] },
            },
          },
          closed: { type: 'final', meta: { title } },
        },
        { context: { heard: 0 } },
      ),
      id: 'round',
      timers: { closes: { days: 30 } },
      offers: {
        intake: {
          when: 'list contains(case.states, "sample.open")',
          input: { of: 'case.id' },
          members: '[{ person: "partner", role: "applicant" }]',
        },
      },
    }
    round.events = { TOLD: { title, message: true } }
    const told = structuredClone(intake)
    told.input = { of: { type: 'string' } }
    told.states['checking']!.entry = [{ type: 'send', params: { to: 'parent', event: 'TOLD' } }]
    const steps: SimulatedStep[] = []
    const arrivals = [
      { workflow: 'round' },
      { workflow: 'intake', under: 'round', count: 10, fromDay: 1, overDays: 2 },
      { workflow: 'intake', under: 'round', count: 3, fromDay: 60 },
    ]
    const tasks = {
      'intake.write': { chance: 1 },
      'intake.check': { answers: { result: '"good"' } },
    }
    const simulation = openSimulation(
      world(round, told),
      scenario({ arrivals, tasks }),
      (step) => void steps.push(step),
    )
    while (simulation.run(1000));
    const report = simulation.report()
    expect(report.problems).toEqual([
      { code: 'turned-away', workflow: 'intake', at: 'round', count: 3 },
    ])
    expect(simulation.findCase('round-1')?.context).toEqual({ heard: 10 })
    const child = simulation.findCase('round-1/intake-4')
    expect(child?.input).toEqual({ of: 'round-1' })
    // who starts it is a member, with those the parent hands over
    expect(child?.members.map(({ person }) => person)).toEqual([
      'round-1/intake-4:applicant',
      'partner',
    ])
    expect(report.effects).toEqual({ send: 10 })
    expect(steps).toHaveLength(report.steps)
    expect(simulation.caseIds()).toHaveLength(11)
  })

  it('[EN107] refuses a scenario that does not fit, naming every place', () => {
    const wrong = scenario({
      days: 0,
      arrivals: [{ workflow: 'intak' }, { workflow: 'intake', under: 'intake' }],
      staff: { applicant: { people: 1, hoursPerDay: 1 } },
      tasks: {
        'intake.chek': {},
        'intake.check': {
          outcomes: { 'sample.nowhere': 1 },
          answers: { result: '1 +', other: '1' },
        },
      },
      events: { 'intake.SENT': {} },
      expect: [{ title, holds: '(' }],
    })
    const found = scenarioIssues(world(intake), wrong).map(({ path, code }) => `${path} ${code}`)
    expect(found).toEqual([
      '/days scenario.range',
      '/arrivals/0/workflow scenario.unknown-workflow',
      '/arrivals/1/under scenario.no-offer',
      '/staff/applicant scenario.unknown-role',
      '/tasks/intake.chek scenario.unknown-task',
      '/tasks/intake.check/outcomes/sample.nowhere scenario.unknown-state',
      '/tasks/intake.check/answers/other scenario.unknown-field',
      '/tasks/intake.check/answers/result scenario.expression',
      '/events/intake.SENT scenario.unknown-event',
      '/expect/0/holds scenario.expression',
    ])
    expect(() => openSimulation(world(intake), wrong)).toThrow(SplotError)
  })

  it('[EN108] tells which expectations hold', () => {
    const of = world(intake)
    const given = scenario({
      expect: [
        { title, holds: 'workflows[1].active = 0' },
        { title, holds: 'workflows[1].started > 100' },
        { title, holds: 'workflows[1].nothing' },
      ],
    })
    expect(checkExpectations(of, given, ran(of, given))).toEqual([
      { title, unmet: 'warning', holds: true },
      { title, unmet: 'warning', holds: false },
      { title, unmet: 'warning', holds: false, gave: null },
    ])
  })

  it('[EN153] measures what came out, and tells in words what was wanted and what came', () => {
    const of = world(intake)
    const given = scenario({
      expect: [
        { measure: 'cases', workflow: 'intake', least: 1 },
        { measure: 'cases', workflow: 'intake', state: 'sample.nobody', most: 3 },
        { measure: 'stuck', most: 0 },
        { measure: 'problems', workflow: 'intake', most: 0 },
        { measure: 'missed', workflow: 'intake', task: 'check', most: 100_000 },
        { measure: 'days', workflow: 'intake', least: 4000, most: 5000, unmet: 'error' },
        { measure: 'queue', role: 'officer', least: 1 },
        { measure: 'wait', role: 'officer', most: 0.001 },
      ],
    })
    const { expect: _expect, ...plain } = given
    const report = ran(of, plain)
    // a state nobody is told of cannot be measured: it is refused before anything runs
    expect(scenarioIssues(of, given).map(({ path }) => path)).toEqual(['/expect/1/state'])
    given.expect!.splice(1, 1)
    const results = checkExpectations(of, given, report)
    const [intaken] = report.workflows
    const [officer] = report.roles.filter(({ role }) => role === 'officer')
    expect(results.map(({ gave }) => gave)).toEqual([
      intaken!.started,
      0,
      0,
      report.tasks.find(({ task }) => task === 'check')!.missed,
      intaken!.days.median,
      officer!.mostQueue,
      officer!.waitDays.ninth,
    ])
    expect(results.map(({ holds }) => holds)).toEqual([true, true, true, true, false, true, false])
    expect(unmetExpectations(results)).toEqual([
      {
        path: '/expect/4',
        code: 'scenario.unmet',
        severity: 'error',
        message: {
          pl: `Nie spełniono: Mediana dni trwania sprawy (Proces): od 4000 do 5000. Wyszło ${String(intaken!.days.median).replace('.', ',')}.`,
          en: `Not met: Median days a case takes (Workflow): 4000 to 5000. It was ${intaken!.days.median}.`,
        },
      },
      expect.objectContaining({ path: '/expect/6', severity: 'warning' }),
    ])
  })

  it('[EN153] a figure of which nothing came to be measured is not within any limit', () => {
    const of = world(intake)
    const given = scenario({
      arrivals: [{ workflow: 'intake', count: 0 }],
      expect: [{ measure: 'days', workflow: 'intake', most: 100 }],
    })
    const [result] = checkExpectations(of, given, ran(of, given))
    expect(result).toMatchObject({ holds: false, gave: null })
    expect(unmetExpectations([result!])[0]?.message.en).toContain('nothing to measure')
  })

  it('[EN154] an expectation without limits, without what it measures, or of what is not there is refused', () => {
    const wrong = scenario({
      expect: [
        { measure: 'stuck' },
        { measure: 'cases', least: 2, most: 1 },
        { measure: 'queue', role: 'applicant', workflow: 'intake', most: 1 },
        { measure: 'missed', task: 'check', most: 1 },
        { measure: 'missed', workflow: 'intake', task: 'chek', most: 1 },
        { measure: 'days', workflow: 'intak', most: 1 },
      ],
    })
    expect(scenarioIssues(world(intake), wrong).map(({ path, code }) => `${path} ${code}`)).toEqual(
      [
        '/expect/0 scenario.expectation',
        '/expect/1 scenario.expectation',
        '/expect/1 scenario.expectation',
        '/expect/2/workflow scenario.expectation',
        '/expect/2/role scenario.unknown-role',
        '/expect/3/task scenario.unknown-task',
        '/expect/4/task scenario.unknown-task',
        '/expect/5/workflow scenario.unknown-workflow',
      ],
    )
  })

  it('[EN109] steps without end at one instant stop the run', () => {
    const circling: WorkflowDefinition = {
      ...sampleWorkflow({
        ping: {
          meta: { title },
          entry: [{ type: 'send', params: { cases: 'case.id', event: 'GO' } }],
          on: { GO: 'pong' },
        },
        pong: {
          meta: { title },
          entry: [{ type: 'send', params: { cases: 'case.id', event: 'GO' } }],
          on: { GO: 'ping' },
        },
        end: { type: 'final', meta: { title } },
      }),
      id: 'circling',
    }
    circling.events = { GO: { title, message: true } }
    const report = ran(world(circling), scenario({ arrivals: [{ workflow: 'circling' }] }))
    expect(report.problems[0]).toMatchObject({ code: 'endless', workflow: 'circling' })
  })
})
