import type { AssessmentDefinition, ExpressionMoment } from '@splot/definition'
import { planOf } from '../plan.ts'
import type {
  CompiledWorkflow,
  DecisionExplanation,
  DecisionRecord,
  ExplainedStep,
  RankingResult,
} from '../types.ts'
import { momentOf } from '../variables/moment-of.ts'
import { assess } from './assess.ts'
import { compute, sealed } from './decide.ts'
import type { AssessmentPlan } from './decision-plan.ts'

/**
 * Tells how a decision was reached, by computing it again from what it looked at: step by step, for
 * each rule that does not hold what it lacks and what would have been had it alone held. `null` when
 * this version of the workflow knows no such decision. Pure.
 */
export function explainDecision(
  compiled: CompiledWorkflow,
  id: string,
  record: DecisionRecord,
): DecisionExplanation | null {
  const plan = planOf(compiled)
  const decision = plan.decisions.get(id)
  if (decision === undefined) return null
  const { definition, method } = decision
  const moment = asOf(record, momentOf(plan, record.at))
  const again = compute(decision, record.given, moment)
  const { checksum, ...rest } = record
  const told: DecisionExplanation = {
    decision: id,
    title: definition.title,
    at: record.at,
    by: record.by,
    checksum,
    holds: [rest, { ...rest, ...again }].every((one) => sealed(one).checksum === checksum),
    given: record.given,
  }
  return method.kind === 'ranking'
    ? {
        ...told,
        ranking: {
          key: method.definition.ranking.key,
          result: record.values as unknown as RankingResult,
        },
      }
    : { ...told, steps: explainSteps(method, record, moment) }
}

/** Days off as the decision was told them; others, that only whoever asks again asks, as they are now. */
export function asOf({ daysOff = {} }: DecisionRecord, moment: ExpressionMoment): ExpressionMoment {
  return {
    ...moment,
    isDayOff: (date) => (Object.hasOwn(daysOff, date) ? daysOff[date] : moment.isDayOff?.(date)),
  }
}

function explainSteps(
  method: AssessmentPlan,
  record: DecisionRecord,
  moment: ExpressionMoment,
): ExplainedStep[] {
  return method.definition.steps.map((step) => {
    const value = record.values[step.id] ?? null
    const told: ExplainedStep = {
      id: step.id,
      title: step.title,
      value,
      ...(step.display === undefined ? {} : { display: step.display }),
    }
    if (step.margin === undefined) return told
    const margin = record.margins?.[step.id]
    const rule = { ...told, rule: true as const, ...(typeof margin === 'number' ? { margin } : {}) }
    if (value === true) return rule
    return {
      ...rule,
      otherwise: otherwise(method, step, record, moment),
    }
  })
}

/** Later steps that would have been other, had this rule alone held. */
function otherwise(
  method: AssessmentPlan,
  { id }: AssessmentDefinition['steps'][number],
  record: DecisionRecord,
  moment: ExpressionMoment,
): NonNullable<ExplainedStep['otherwise']> {
  const { values } = assess(method, record.given, moment, { [id]: true })
  return method.steps
    .filter(
      (step) =>
        step.id !== id &&
        JSON.stringify(values[step.id]) !== JSON.stringify(record.values[step.id]),
    )
    .map((step) => ({ id: step.id, value: values[step.id] ?? null }))
}
