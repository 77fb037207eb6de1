import type {
  CompiledExpression,
  ExpressionCompiler,
  IndicatorDefinition,
  IndicatorSet,
  IndicatorTarget,
  Issue,
  Measure,
  PartDefinition,
  SourceDefinition,
} from '@splot/definition'
import { joinPointer } from '@splot/definition'
import type {
  CompiledIndicators,
  IndicatorPlan,
  MeasurePlan,
  PartPlan,
  SourcePlan,
} from './types.ts'

/** Indicators compiled, and what kept others from it: set → issues. */
export interface IndicatorCompilation {
  compiled: CompiledIndicators
  issues: ReadonlyMap<string, Issue[]>
}

/**
 * Compiles the indicators of all sets. One that is faulty, or counts from a source that is, is left out
 * and named; the others can be counted. Pure.
 */
export function compileIndicators(
  sets: readonly IndicatorSet[],
  expressions: ExpressionCompiler,
): IndicatorCompilation {
  const issues = new Map<string, Issue[]>()
  const ordered = [...sets].sort(
    (a, b) => (a.order ?? 100) - (b.order ?? 100) || (a.id < b.id ? -1 : 1),
  )
  const sources = new Map<string, SourcePlan>()
  const indicators = new Map<string, IndicatorPlan>()
  const attempt = (set: IndicatorSet, path: string, compile: (at: Compiler) => void) => {
    const faults: Issue[] = []
    compile(new Compiler(expressions, path, faults))
    if (faults.length > 0) issues.set(set.id, [...(issues.get(set.id) ?? []), ...faults])
  }
  for (const set of ordered)
    for (const [id, definition] of Object.entries(set.sources ?? {}))
      attempt(set, joinPointer('/sources', id), (at) => {
        const plan = compileSource(id, definition, at)
        if (plan) sources.set(id, plan)
      })
  for (const set of ordered)
    for (const [n, definition] of set.indicators.entries())
      attempt(set, joinPointer('/indicators', n), (at) => {
        const plan = compileIndicator(set, definition, sources, at)
        if (plan) indicators.set(definition.id, plan)
      })
  return { compiled: { indicators }, issues }
}

/** Compiles expressions of one place and notes what is wrong with them. */
class Compiler {
  readonly #expressions: ExpressionCompiler
  readonly #path: string
  readonly #faults: Issue[]

  constructor(expressions: ExpressionCompiler, path: string, faults: Issue[]) {
    this.#expressions = expressions
    this.#path = path
    this.#faults = faults
  }

  get failed(): boolean {
    return this.#faults.length > 0
  }

  refuse(path: string, code: string, message: Issue['message']): void {
    this.#faults.push({ path: this.#path + path, code, message })
  }

  optional(source: string | undefined, path: string): CompiledExpression | null {
    if (source === undefined) return null
    const result = this.#expressions.compile(source)
    if ('expression' in result) return result.expression
    const [issue] = result.issues
    const message = issue?.texts ?? { pl: issue?.message ?? '', en: issue?.message ?? '' }
    this.refuse(path, issue?.code ?? 'expression.syntax', message)
    return null
  }
}

/** Compiles a source of its own, such as that of an export; `null` when it is faulty. Pure. */
export function compileLoneSource(
  id: string,
  definition: SourceDefinition,
  expressions: ExpressionCompiler,
): SourcePlan | null {
  return compileSource(id, definition, new Compiler(expressions, '/source', []))
}

function compileSource(id: string, definition: SourceDefinition, at: Compiler): SourcePlan | null {
  const on = at.optional(definition.on, '/on')
  const plan = {
    id,
    definition,
    each: at.optional(definition.each, '/each'),
    when: at.optional(definition.when, '/when'),
    who: at.optional(definition.persons?.who, '/persons/who'),
    breakdowns: new Map(
      Object.entries(definition.breakdowns ?? {}).flatMap(([name, source]) => {
        const expression = at.optional(source, joinPointer('/breakdowns', name))
        return expression ? [[name, expression] as const] : []
      }),
    ),
  }
  return at.failed || !on ? null : { ...plan, on }
}

type Sources = ReadonlyMap<string, SourcePlan>

function compileIndicator(
  set: IndicatorSet,
  definition: IndicatorDefinition,
  sources: Sources,
  at: Compiler,
): IndicatorPlan | null {
  const parts = definition.parts.map((part, n) =>
    compilePart(part, sources, joinPointer('/parts', n), at),
  )
  const whole = parts.filter((part) => part !== null)
  return at.failed ? null : { definition, set, parts: whole }
}

function compilePart(
  definition: PartDefinition,
  sources: Sources,
  path: string,
  at: Compiler,
): PartPlan | null {
  const target = compileTarget(definition.target, joinPointer(path, 'target'), at)
  if (definition.aggregate !== 'ratio') {
    const of = compileMeasure(definition, sources, path, at)
    return of && { definition, of, to: null, target }
  }
  const of = compileMeasure(definition.of, sources, joinPointer(path, 'of'), at)
  const to = compileMeasure(definition.to, sources, joinPointer(path, 'to'), at)
  return of && to && { definition, of, to, target }
}

function compileTarget(
  target: IndicatorTarget | undefined,
  path: string,
  at: Compiler,
): PartPlan['target'] {
  if (!target) return null
  const [bound, value] =
    'atLeast' in target
      ? (['atLeast', target.atLeast] as const)
      : (['atMost', target.atMost] as const)
  if (typeof value === 'number') return { bound, value }
  const expression = at.optional(value, joinPointer(path, bound))
  return expression && { bound, value: expression }
}

function compileMeasure(
  measure: Measure,
  sources: Sources,
  path: string,
  at: Compiler,
): MeasurePlan | null {
  const source = sources.get(measure.source)
  if (!source) {
    at.refuse(joinPointer(path, 'source'), 'unknown.source', {
      pl: `Nie ma źródła „${measure.source}”.`,
      en: `There is no source "${measure.source}".`,
    })
    return null
  }
  return {
    source,
    when: at.optional(measure.when, joinPointer(path, 'when')),
    on: at.optional(measure.on, joinPointer(path, 'on')),
    value: at.optional(measure.value, joinPointer(path, 'value')),
    unique: at.optional(measure.unique, joinPointer(path, 'unique')),
    aggregate: measure.aggregate,
  }
}
