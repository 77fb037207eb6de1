import {
  SplotError,
  parseProgramme,
  type Issue,
  type Scenario,
  type SourceFile,
} from '@splot/definition'
import {
  checkExpectations,
  compileWorkflow,
  createCalendar,
  openSimulation,
  unmetExpectations,
  type CompiledWorkflow,
  type SimulatedProgramme,
  type SimulatedStep,
  type Simulation,
} from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import type { CaseLine, LabReply, LabRequest, Story, StoryStep } from './messages.ts'

/** Steps between two looks at what was asked meanwhile. */
const slice = 250
/** Steps of all cases together that are remembered to be told. */
const stepsKept = 60_000

/** Where drafts are simulated; it lives in a worker. */
export interface SimulationLab {
  take(request: LabRequest): void
}

/** What a lab works with. */
export interface LabOptions {
  reply: (reply: LabReply) => void
  /** Lets others have their turn, then goes on. */
  pause: () => Promise<void>
}

/** Returns a lab that remembers what did not change: files read, workflows compiled. */
export function createSimulationLab({ reply, pause }: LabOptions): SimulationLab {
  const expressions = createExpressionCompiler()
  const sources = new Map<string, SourceFile>()
  const compiled = new Map<string, { text: string; workflow: CompiledWorkflow }>()
  let current = 0
  let stories = new Map<string, StoryStep[]>()
  let workflows = new Map<string, string>()
  let whole = true

  function programmeNow(): SimulatedProgramme | Issue[] {
    const all = [...sources.values()]
    const { bundle, issues, files } = parseProgramme(all)
    if (bundle === undefined) return issues
    const { programme, forms, codeLists } = bundle
    const calendar = createCalendar(programme.calendar, programme.timeZone)
    // another calendar or programme makes every workflow another one
    const around = JSON.stringify([programme.calendar, programme.timeZone])
    const found: Issue[] = []
    const made = files.flatMap((file): CompiledWorkflow[] => {
      if (file.kind !== 'workflow' || file.value === undefined) return []
      const text = `${around} ${sources.get(file.file)?.text}`
      const known = compiled.get(file.file)
      if (known?.text === text) return [known.workflow]
      try {
        const workflow = compileWorkflow(file.value, { expressions, calendar })
        compiled.set(file.file, { text, workflow })
        return [workflow]
      } catch (error) {
        if (!(error instanceof SplotError)) throw error
        found.push(...(error.issues.length > 0 ? error.issues : [toIssue(error)]))
        return []
      }
    })
    if (found.length > 0) return found
    return { programme, forms, codeLists, expressions, calendar, workflows: made }
  }

  function remember({ case: given, history }: SimulatedStep): void {
    workflows.set(given.id, given.workflow.id)
    if (stories.size > 0 && keptSteps >= stepsKept) {
      whole = false
      return
    }
    const steps = stories.get(given.id) ?? []
    stories.set(given.id, steps)
    for (const record of history) {
      keptSteps += 1
      steps.push({
        record,
        states: given.states,
        open: given.items.flatMap(({ status, task, assignee, role, dueAt }) =>
          status === 'open'
            ? [
                {
                  task,
                  ...(assignee !== undefined && { assignee }),
                  ...(role !== undefined && { role }),
                  ...(dueAt !== undefined && { dueAt }),
                },
              ]
            : [],
        ),
        timers: given.timers.flatMap(({ timer, kind, dueAt }) =>
          kind === 'due' ? [{ timer, dueAt }] : [],
        ),
      })
    }
  }
  let keptSteps = 0

  async function run(number: number, scenarios: readonly Scenario[]): Promise<void> {
    const programme = programmeNow()
    if (Array.isArray(programme)) {
      reply({ kind: 'refused', run: number, scenario: null, issues: programme })
      return
    }
    for (const [at, scenario] of scenarios.entries()) {
      stories = new Map()
      workflows = new Map()
      keptSteps = 0
      whole = true
      const simulation = begun(number, programme, scenario)
      if (simulation === null) return
      while (simulation.run(slice)) {
        reply({ kind: 'progress', run: number, progress: progressOf(scenario, simulation) })
        await pause()
        if (number !== current) {
          reply({ kind: 'stopped', run: number })
          return
        }
      }
      const report = simulation.report()
      const expectations = checkExpectations(programme, scenario, report)
      const unmet = unmetExpectations(expectations)
      const result = { scenario, report, expectations, unmet, cases: linesOf(simulation) }
      reply({ kind: 'result', run: number, result, last: at === scenarios.length - 1 })
    }
  }

  function begun(
    number: number,
    programme: SimulatedProgramme,
    scenario: Scenario,
  ): Simulation | null {
    try {
      return openSimulation(programme, scenario, remember)
    } catch (error) {
      if (!(error instanceof SplotError)) throw error
      const issues = error.issues.length > 0 ? [...error.issues] : [toIssue(error)]
      reply({ kind: 'refused', run: number, scenario: scenario.id, issues })
      return null
    }
  }

  function storyOf(id: string): Story | null {
    const workflow = workflows.get(id)
    if (workflow === undefined) return null
    return { id, workflow, steps: stories.get(id) ?? [], whole }
  }

  return {
    take(request) {
      if (request.kind === 'put')
        for (const { path, text } of request.changes) {
          if (text === null) sources.delete(path)
          else sources.set(path, { path, text })
        }
      else if (request.kind === 'run') {
        current = request.run
        void run(request.run, request.scenarios)
      } else if (request.kind === 'stop') current = 0
      else reply({ kind: 'story', story: storyOf(request.id) })
    },
  }
}

function progressOf({ id, startsAt, days }: Scenario, simulation: Simulation) {
  const { steps, until } = simulation.report()
  const share = (Date.parse(until) - Date.parse(startsAt)) / (days * 86_400_000)
  return { scenario: id, share: Math.min(Math.max(share, 0), 1), steps, until }
}

function linesOf(simulation: Simulation): CaseLine[] {
  return simulation.caseIds().flatMap((id): CaseLine[] => {
    const found = simulation.findCase(id)
    if (found === null) return []
    const { workflow, status, states } = found
    return [{ id, workflow: workflow.id, status, states }]
  })
}

function toIssue({ code, message }: SplotError): Issue {
  return { path: '', code, message: { pl: message, en: message } }
}
