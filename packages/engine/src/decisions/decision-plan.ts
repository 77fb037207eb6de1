import { isRanking } from '@splot/definition'
import type {
  AssessmentDefinition,
  CompiledExpression,
  DecisionDefinition,
  RankingDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import { pointer, type Faults } from '../compile/issues.ts'

/** A decision with its expressions compiled. */
export interface DecisionPlan {
  id: string
  definition: DecisionDefinition
  given: [name: string, expression: CompiledExpression][]
  method: AssessmentPlan | RankingPlan
}

/** An assessment: its steps in order. */
export interface AssessmentPlan {
  kind: 'assessment'
  definition: AssessmentDefinition
  steps: { id: string; value: CompiledExpression; margin: CompiledExpression | null }[]
}

/** A ranking: what each entry is asked. */
export interface RankingPlan {
  kind: 'ranking'
  definition: RankingDefinition
  entries: CompiledExpression
  label: CompiledExpression | null
  pool: CompiledExpression | null
  passed: CompiledExpression | null
  key: { id: string; descending: boolean; value: CompiledExpression }[]
  places: CompiledExpression
  lots: CompiledExpression | null
}

/** Compiles the decisions of a workflow, noting faults; a faulty one is left out. */
export function planDecisions(
  { decisions = {} }: WorkflowDefinition,
  faults: Faults,
): Map<string, DecisionPlan> {
  const plans = new Map<string, DecisionPlan>()
  for (const [id, definition] of Object.entries(decisions)) {
    const path = pointer('', 'decisions', id)
    const given = Object.entries(definition.given).flatMap(
      ([name, source]): DecisionPlan['given'] => {
        const expression = faults.expression(pointer(path, 'given', name), source)
        return expression === null ? [] : [[name, expression]]
      },
    )
    const method = isRanking(definition)
      ? planRanking(definition, pointer(path, 'ranking'), faults)
      : planSteps(definition, pointer(path, 'steps'), faults)
    if (method !== null) plans.set(id, { id, definition, given, method })
  }
  return plans
}

function planSteps(definition: AssessmentDefinition, path: string, faults: Faults): AssessmentPlan {
  return {
    kind: 'assessment',
    definition,
    steps: definition.steps.flatMap(({ id, value, margin }, at) => {
      const compiled = faults.expression(pointer(path, at, 'value'), value)
      if (compiled === null) return []
      return [
        { id, value: compiled, margin: optional(margin, pointer(path, at, 'margin'), faults) },
      ]
    }),
  }
}

function planRanking(
  definition: RankingDefinition,
  path: string,
  faults: Faults,
): RankingPlan | null {
  const { entries, label, pool, passed, key, places, lots } = definition.ranking
  const list = faults.expression(pointer(path, 'entries'), entries)
  const number = faults.expression(pointer(path, 'places'), places)
  if (list === null || number === null) return null
  return {
    kind: 'ranking',
    definition,
    entries: list,
    label: optional(label, pointer(path, 'label'), faults),
    pool: optional(pool, pointer(path, 'pool'), faults),
    passed: optional(passed, pointer(path, 'passed'), faults),
    key: key.flatMap(({ id, value, order }, at) => {
      const compiled = faults.expression(pointer(path, 'key', at, 'value'), value)
      return compiled === null ? [] : [{ id, descending: order === 'descending', value: compiled }]
    }),
    places: number,
    lots: optional(lots, pointer(path, 'lots'), faults),
  }
}

function optional(
  source: string | undefined,
  path: string,
  faults: Faults,
): CompiledExpression | null {
  return source === undefined ? null : faults.expression(path, source)
}
