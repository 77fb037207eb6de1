import { SplotError } from '@splot/definition'
import type {
  CompiledExpression,
  FormDefinition,
  Issue,
  JsonObject,
  JsonValue,
  Scenario,
} from '@splot/definition'
import type { Case, CompiledWorkflow } from '../types.ts'
import { caseVariables } from '../variables/case-variables.ts'
import { momentOf } from '../variables/moment-of.ts'
import { pointer } from '../compile/issues.ts'
import { planOf, type Plan } from '../plan.ts'
import { measuredIssues } from './measured-issues.ts'
import type { SimulatedProgramme } from './types.ts'

/** A scenario with its names looked up and its expressions compiled. */
export interface ScenarioPlan {
  scenario: Scenario
  /** `<workflow>.<task>` → field → expression. */
  answers: ReadonlyMap<string, ReadonlyMap<string, CompiledExpression>>
  /** `<workflow>.<EVENT>` → payload name → expression. */
  payloads: ReadonlyMap<string, ReadonlyMap<string, CompiledExpression>>
  /** Place in `expect` → what is FEEL of it. */
  expect: ReadonlyMap<number, CompiledExpression>
}

/**
 * Looks a scenario up in a programme.
 *
 * @throws SplotError `scenario.invalid` with issues whose paths point into the scenario.
 */
export function planScenario(programme: SimulatedProgramme, scenario: Scenario): ScenarioPlan {
  const { plan, issues } = lookedUp(programme, scenario)
  if (issues.length === 0) return plan
  throw new SplotError(
    'scenario.invalid',
    `Expected a scenario that fits the programme but found ${issues.length} faults.`,
    { issues },
  )
}

/** Returns what of a scenario does not fit a programme; paths point into the scenario. Pure. */
export function scenarioIssues(programme: SimulatedProgramme, scenario: Scenario): Issue[] {
  return lookedUp(programme, scenario).issues
}

function lookedUp(
  { workflows, programme, forms, expressions }: SimulatedProgramme,
  scenario: Scenario,
): { plan: ScenarioPlan; issues: Issue[] } {
  const issues: Issue[] = []
  const add = (path: string, code: string, pl: string, en: string) =>
    void issues.push({ path, code: `scenario.${code}`, message: { pl, en } })
  const formsById = new Map(forms.map((form) => [form.id, form]))
  const plans = new Map(workflows.map((one) => [one.definition.id, planOf(one)]))

  const workflow = (id: string, path: string): Plan | null => {
    const plan = plans.get(id)
    if (plan === undefined)
      add(path, 'unknown-workflow', `Nie ma procesu „${id}”.`, `There is no workflow “${id}”.`)
    return plan ?? null
  }
  const expression = (source: string, path: string): CompiledExpression[] => {
    const result = expressions.compile(source)
    if ('expression' in result) return [result.expression]
    for (const { message, texts } of result.issues)
      add(path, 'expression', texts?.pl ?? message, texts?.en ?? message)
    return []
  }
  const group = (values: Record<string, string>, path: string) =>
    new Map(
      Object.entries(values).flatMap(([name, source]) =>
        expression(source, pointer(path, name)).map((one) => [name, one] as const),
      ),
    )
  const within = (value: number | undefined, [least, most]: [number, number], path: string) => {
    if (value === undefined || (value >= least && value <= most)) return
    add(
      path,
      'range',
      `Oczekiwano liczby od ${least} do ${most}, a jest ${value}.`,
      `Expected a number from ${least} to ${most} but got ${value}.`,
    )
  }

  within(scenario.days, [1, 3660], '/days')
  if (Number.isNaN(Date.parse(scenario.startsAt)))
    add('/startsAt', 'instant', 'Oczekiwano daty i godziny.', 'Expected a date and time.')
  for (const [at, arrival] of scenario.arrivals.entries()) {
    const path = pointer('/arrivals', at)
    const plan = workflow(arrival.workflow, `${path}/workflow`)
    const { under } = arrival
    within(arrival.count, [0, 100_000], `${path}/count`)
    within(arrival.chance, [0, 1], `${path}/chance`)
    if (under === undefined || plan === null) continue
    const parent = workflow(under, `${path}/under`)
    if (parent && !Object.hasOwn(parent.definition.offers ?? {}, arrival.workflow))
      add(
        `${path}/under`,
        'no-offer',
        `Proces „${under}” nie udostępnia procesu „${arrival.workflow}”.`,
        `The workflow “${under}” does not offer “${arrival.workflow}”.`,
      )
  }
  for (const [role, { people, hoursPerDay }] of Object.entries(scenario.staff ?? {})) {
    if (programme.roles[role]?.kind !== 'programme')
      add(
        pointer('/staff', role),
        'unknown-role',
        `Nie ma roli w programie „${role}”.`,
        `There is no programme role “${role}”.`,
      )
    within(people, [0, 10_000], pointer('/staff', role, 'people'))
    within(hoursPerDay, [0.25, 16], pointer('/staff', role, 'hoursPerDay'))
  }

  const answers = new Map<string, ReadonlyMap<string, CompiledExpression>>()
  for (const [name, model] of Object.entries(scenario.tasks ?? {})) {
    const [id = '', task = ''] = name.split('.')
    const path = pointer('/tasks', name)
    const plan = workflow(id, path)
    if (plan && !plan.tasks.has(task))
      add(path, 'unknown-task', `Nie ma zadania „${name}”.`, `There is no task “${name}”.`)
    for (const state of Object.keys(model.outcomes ?? {}))
      if (plan && !plan.states.has(state))
        add(
          pointer(path, 'outcomes', state),
          'unknown-state',
          `Nie ma stanu „${state}”.`,
          `There is no state “${state}”.`,
        )
    within(model.chance, [0, 1], `${path}/chance`)
    const form = formsById.get(plan?.tasks.get(task)?.definition.form ?? '')
    for (const field of Object.keys(model.answers ?? {}))
      if (form && !keysOf(form).has(field))
        add(
          pointer(path, 'answers', field),
          'unknown-field',
          `Formularz „${form.id}” nie ma pola „${field}”.`,
          `The form “${form.id}” has no field “${field}”.`,
        )
    answers.set(name, group(model.answers ?? {}, `${path}/answers`))
  }
  const payloads = new Map<string, ReadonlyMap<string, CompiledExpression>>()
  for (const [name, model] of Object.entries(scenario.events ?? {})) {
    const [id = '', event = ''] = name.split('.')
    const path = pointer('/events', name)
    const plan = workflow(id, path)
    if (plan && plan.definition.events[event]?.roles === undefined)
      add(
        path,
        'unknown-event',
        `Nie ma zdarzenia „${name}”, które ktoś wywołuje.`,
        `There is no event “${name}” that somebody sends.`,
      )
    within(model.chance, [0, 1], `${path}/chance`)
    payloads.set(name, group(model.payload ?? {}, `${path}/payload`))
  }
  const expect = new Map(
    (scenario.expect ?? []).flatMap((one, at) => {
      if ('holds' in one)
        return expression(one.holds, `/expect/${at}/holds`).map((made) => [at, made] as const)
      measuredIssues({ plans, programme }, one, `/expect/${at}`, add)
      return []
    }),
  )
  return { plan: { scenario, answers, payloads, expect }, issues }
}

function keysOf({ pages }: FormDefinition): Set<string> {
  const fields = pages.flatMap(({ sections }) => sections.flatMap((section) => section.fields))
  return new Set(fields.map(({ key }) => key))
}

/** Evaluates a group of expressions over a case; what gives null is left out. Pure. */
export function valuesOf(
  group: ReadonlyMap<string, CompiledExpression> | undefined,
  { compiled, case: given }: { compiled: CompiledWorkflow; case: Case },
  now: string,
): JsonObject {
  if (group === undefined || group.size === 0) return {}
  const variables = caseVariables(compiled, given)
  const moment = momentOf(planOf(compiled), now)
  const values = [...group].map(([name, one]): [string, JsonValue] => [
    name,
    one.evaluate(variables, moment),
  ])
  return Object.fromEntries(values.filter(([, value]) => value !== null))
}
