import { scenarioMeasures } from '@splot/definition'
import type { MeasuredExpectation, ExpectationPart, ProgrammeDefinition } from '@splot/definition'
import { pointer } from '../compile/issues.ts'
import type { Plan } from '../plan.ts'

/** Takes an issue of a scenario: its place, code without the area, sentence in both languages. */
export type AddScenarioIssue = (path: string, code: string, pl: string, en: string) => void

/** Tells what is wrong with an expectation that measures: limits, parts, and names the programme lacks. Pure. */
export function measuredIssues(
  { plans, programme }: { plans: ReadonlyMap<string, Plan>; programme: ProgrammeDefinition },
  one: MeasuredExpectation,
  path: string,
  add: AddScenarioIssue,
): void {
  const { measure, least, most, workflow, state, task, role } = one
  const wrong = (at: string, pl: string, en: string) => add(at, 'expectation', pl, en)
  if (least === undefined && most === undefined)
    wrong(path, 'Oczekiwanie nie ma granicy.', 'The expectation has no limit.')
  if (least !== undefined && most !== undefined && least > most)
    wrong(
      path,
      `Oczekiwano granicy dolnej nie wyższej niż górna, a jest ${least} i ${most}.`,
      `Expected a lower limit no higher than the upper one but got ${least} and ${most}.`,
    )
  const { needs, may } = scenarioMeasures[measure]
  const given: Record<ExpectationPart, string | undefined> = { workflow, state, task, role }
  for (const part of needs)
    if (given[part] === undefined)
      wrong(
        path,
        `Oczekiwanie „${measure}” musi mieć „${part}”.`,
        `The expectation "${measure}" needs "${part}".`,
      )
  for (const part of Object.keys(given) as ExpectationPart[])
    if (given[part] !== undefined && !needs.includes(part) && !may.includes(part))
      wrong(
        pointer(path, part),
        `Oczekiwanie „${measure}” nie ma „${part}”.`,
        `The expectation "${measure}" has no "${part}".`,
      )
  if (role !== undefined && programme.roles[role]?.kind !== 'programme')
    add(
      pointer(path, 'role'),
      'unknown-role',
      `Nie ma roli w programie „${role}”.`,
      `There is no programme role “${role}”.`,
    )
  const plan = workflow === undefined ? undefined : plans.get(workflow)
  if (workflow !== undefined && plan === undefined)
    add(
      pointer(path, 'workflow'),
      'unknown-workflow',
      `Nie ma procesu „${workflow}”.`,
      `There is no workflow “${workflow}”.`,
    )
  if (state !== undefined && plan !== undefined && !plan.states.has(state))
    add(
      pointer(path, 'state'),
      'unknown-state',
      `Nie ma stanu „${state}”.`,
      `There is no state “${state}”.`,
    )
  if (task !== undefined && (workflow === undefined || plan?.tasks.has(task) === false))
    add(
      pointer(path, 'task'),
      'unknown-task',
      `Nie ma zadania „${task}”.`,
      `There is no task “${task}”.`,
    )
}
