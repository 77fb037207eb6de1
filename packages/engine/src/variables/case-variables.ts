import { isLocalText, locales, textIn } from '@splot/definition'
import type { JsonObject, JsonValue, LocalText } from '@splot/definition'
import { latestDecisions } from '../decisions/latest-decisions.ts'
import { planOf, type Plan } from '../plan.ts'
import type { Case, CompiledWorkflow } from '../types.ts'
import { inLanguage } from './in-language.ts'
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
    case: { ...(variables['case'] as JsonObject), title: asValue(titleOf(plan, given)) },
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
  if (plan.readsTitle) facts['title'] = asValue(evaluateTitle(plan, given, variables))
  return variables
}

/** What a case is called; its number or id when the workflow names none. */
function titleOf(plan: Plan, given: Case): string | LocalText {
  return evaluateTitle(plan, given, variablesOf({ ...plan, readsTitle: false }, given))
}

/** In both languages where the workflow names cases so; where one gives nothing, as in the other. */
function evaluateTitle(plan: Plan, given: Case, variables: JsonObject): string | LocalText {
  const { title } = plan
  const unnamed = given.number ?? given.id
  if (title === null) return unnamed
  const moment = momentOf(plan, given.startedAt)
  if ('source' in title) return named(title.evaluate(variables, moment)) ?? unnamed
  const [pl, en] = locales.map((locale) => {
    const expression = title[locale]
    const found = named(expression.evaluate(inLanguage(variables, expression, locale), moment))
    return found === null ? null : textIn(found, locale)
  })
  return { pl: pl ?? en ?? unnamed, en: en ?? pl ?? unnamed }
}

function named(value: JsonValue): string | LocalText | null {
  if (typeof value === 'string') return value === '' ? null : value
  return isLocalText(value) && locales.some((locale) => value[locale] !== '') ? value : null
}

function asValue(title: string | LocalText): JsonValue {
  return typeof title === 'string' ? title : { ...title }
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
