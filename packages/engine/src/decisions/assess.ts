import type { ExpressionMoment, JsonObject, JsonValue } from '@splot/definition'
import type { AssessmentPlan } from './decision-plan.ts'

/** What the steps of an assessment gave. */
export interface Assessed {
  values: JsonObject
  margins: JsonObject
}

/**
 * Runs the steps over what is given. A rule is `true` or `false`, never null; `forced` gives a step
 * another value than its own, to see what follows from it. Pure.
 */
export function assess(
  { steps }: AssessmentPlan,
  given: JsonObject,
  moment: ExpressionMoment,
  forced: Readonly<Record<string, JsonValue>> = {},
): Assessed {
  const values: JsonObject = {}
  const margins: JsonObject = {}
  for (const { id, value, margin } of steps) {
    const scope = { ...given, ...values }
    if (margin !== null) margins[id] = margin.evaluate(scope, moment)
    if (Object.hasOwn(forced, id)) values[id] = forced[id]!
    else {
      const own = value.evaluate(scope, moment)
      values[id] = margin === null ? own : own === true
    }
  }
  return { values, margins }
}
