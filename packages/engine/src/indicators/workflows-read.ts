import type { CompiledExpression } from '@splot/definition'
import type { MeasurePlan, PartPlan, SourcePlan } from './types.ts'

/**
 * Returns the workflows whose cases must be looked into to count some parts: those of their sources, and
 * those that expressions name as `parents.<workflow>` and `children.<workflow>`. Pure.
 */
export function workflowsRead(parts: readonly PartPlan[]): ReadonlySet<string> {
  const measures = parts.flatMap(({ of, to }) => (to ? [of, to] : [of]))
  return new Set([
    ...measures.flatMap(({ source }) => sourceReads(source)),
    ...measures.flatMap((measure) => related(expressionsOf(measure))),
  ])
}

/** Returns the workflows that one source looks into. Pure. */
export function sourceReads(
  source: SourcePlan,
  further: readonly CompiledExpression[] = [],
): string[] {
  const { each, when, on, who, breakdowns } = source
  const own = [each, when, on, who, ...breakdowns.values()]
  return [
    source.definition.workflow,
    ...related([...own.filter((one) => one !== null), ...further]),
  ]
}

function expressionsOf({ when, on, value, unique }: MeasurePlan): CompiledExpression[] {
  return [when, on, value, unique].filter((one) => one !== null)
}

function related(expressions: readonly CompiledExpression[]): string[] {
  return expressions.flatMap(({ reads }) =>
    reads.flatMap((path) =>
      [...path.matchAll(/(?:^|\.)(?:parents|children)\.(\w+)/g)].map(
        ([, workflow = '']) => workflow,
      ),
    ),
  )
}
