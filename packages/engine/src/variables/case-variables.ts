import type { CompiledExpression, JsonObject, JsonValue } from '@splot/definition'
import { latestDecisions } from '../decisions/latest-decisions.ts'
import { planOf, type Plan } from '../plan.ts'
import type { Case, CompiledWorkflow } from '../types.ts'
import { momentOf } from './moment-of.ts'

/**
 * Returns what expressions of a case see: `case`, each name of `input`, `context`, `answers.<task>`
 * (a list for tasks of several persons), `decisions` and `parameters`. Forms use the same scope. Pure.
 */
export function caseVariables(compiled: CompiledWorkflow, given: Case): JsonObject {
  const plan = planOf(compiled)
  const variables = variablesOf(plan, given)
  return {
    ...variables,
    case: { ...(variables['case'] as JsonObject), title: titleOf(plan, given) },
  }
}

/** The scope without the case's title unless some expression of the workflow reads it. */
export function variablesOf(plan: Plan, given: Case): JsonObject {
  const facts: JsonObject = {
    id: given.id,
    number: given.number ?? null,
    workflow: given.workflow.id,
    states: given.states,
    startedAt: given.startedAt,
    members: given.members as unknown as JsonValue,
  }
  const variables: JsonObject = {
    ...given.input,
    context: given.context,
    answers: answersOf(plan, given),
    decisions: latestDecisions(given.decisions),
    parameters: given.parameters,
    case: facts,
  }
  if (plan.readsTitle) facts['title'] = evaluateTitle(plan, given, variables)
  return variables
}

/** Text a case is called by in lists; its number or id when the workflow names none. */
export function titleOf(plan: Plan, given: Case): string {
  return evaluateTitle(plan, given, variablesOf({ ...plan, readsTitle: false }, given))
}

function evaluateTitle(plan: Plan, given: Case, variables: JsonObject): string {
  const title = plan.title && evaluate(plan, plan.title, variables, given.startedAt)
  return typeof title === 'string' && title !== '' ? title : (given.number ?? given.id)
}

function evaluate(
  plan: Plan,
  expression: CompiledExpression,
  variables: JsonObject,
  now: string,
): JsonValue {
  return expression.evaluate(variables, momentOf(plan, now))
}

function answersOf(plan: Plan, given: Case): JsonObject {
  const answers: JsonObject = {}
  for (const [task, records] of Object.entries(given.answers)) {
    if (plan.tasks.get(task)?.many === true) answers[task] = records.map((one) => one.answers)
    else {
      const last = records.at(-1)
      if (last !== undefined) answers[task] = last.answers
    }
  }
  return answers
}
