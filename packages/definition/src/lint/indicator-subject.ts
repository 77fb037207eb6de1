import type { ExportDefinition } from '../export/types.ts'
import type { ExpressionCompiler } from '../expression.ts'
import { indicatorScopes } from '../indicator/variables.ts'
import type { IndicatorScopes } from '../indicator/variables.ts'
import type {
  BreakdownDefinition,
  IndicatorSet,
  PartDefinition,
  SourceDefinition,
} from '../indicator/types.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'

/** What rules about indicators and exports look at, gathered once for all files. */
export interface IndicatorSurroundings {
  bundle: ProgrammeBundle
  expressions: ExpressionCompiler
  scopes: IndicatorScopes
  /** Of every set. */
  sources: ReadonlyMap<string, SourceDefinition>
  breakdowns: ReadonlyMap<string, BreakdownDefinition>
}

/** What rules about a set of indicators look at. */
export interface IndicatorSubject extends IndicatorSurroundings {
  set: IndicatorSet
}

/** What rules about an export look at. */
export interface ExportSubject extends IndicatorSurroundings {
  table: ExportDefinition
}

/** A rule about a set of indicators. Pure. */
export type IndicatorRule = (subject: IndicatorSubject) => Fault[]

/** A rule about an export. Pure. */
export type ExportRule = (subject: ExportSubject) => Fault[]

/** Gathers what all rules about indicators and exports need. Pure. */
export function indicatorSurroundings(
  bundle: ProgrammeBundle,
  expressions: ExpressionCompiler,
): IndicatorSurroundings {
  return {
    bundle,
    expressions,
    scopes: indicatorScopes(bundle),
    sources: new Map(bundle.indicators.flatMap(({ sources = {} }) => Object.entries(sources))),
    breakdowns: new Map(
      bundle.indicators.flatMap(({ breakdowns = {} }) => Object.entries(breakdowns)),
    ),
  }
}

/** A part with its place. */
export interface PlacedPart {
  part: PartDefinition
  path: string
}

/** Returns all parts of a set with their places. Pure. */
export function placedParts({ indicators }: IndicatorSet): PlacedPart[] {
  return indicators.flatMap(({ parts }, i) =>
    parts.map((part, n) => ({ part, path: joinPointer('/indicators', i, 'parts', n) })),
  )
}
