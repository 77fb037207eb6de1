import type {
  CompiledExpression,
  ExportColumn,
  ExportDefinition,
  ExpressionCompiler,
  Issue,
  JsonValue,
} from '@splot/definition'
import { joinPointer } from '@splot/definition'
import { compileLoneSource } from './compile-indicators.ts'
import { compareValues } from './compare-values.ts'
import type { Count } from './count.ts'
import type { SourcePlan, SourceRow } from './types.ts'
import { sourceReads } from './workflows-read.ts'

/** An export that can be written. Immutable. */
export interface CompiledExport {
  readonly definition: ExportDefinition
  readonly source: SourcePlan
  readonly unique: CompiledExpression | null
  readonly sort: CompiledExpression | null
  readonly columns: readonly { definition: ExportColumn; value: CompiledExpression | null }[]
  /** Workflows whose cases it looks into. */
  readonly workflows: ReadonlySet<string>
}

/** A line of the table, with the case it comes from. */
export interface ExportLine {
  caseId: string
  cells: string[]
}

/** A code for which a column has no wording. */
export interface Unworded {
  column: string
  code: string
  caseId: string
}

/** Compiles an export, or names what is wrong with it. Pure. */
export function compileExport(
  definition: ExportDefinition,
  expressions: ExpressionCompiler,
): { compiled: CompiledExport } | { issues: Issue[] } {
  const issues: Issue[] = []
  const compile = (text: string | undefined, path: string): CompiledExpression | null => {
    if (text === undefined) return null
    const result = expressions.compile(text)
    if ('expression' in result) return result.expression
    const [issue] = result.issues
    const message = issue?.texts ?? { pl: issue?.message ?? '', en: issue?.message ?? '' }
    issues.push({ path, code: issue?.code ?? 'expression.syntax', message })
    return null
  }
  const source = compileLoneSource(definition.id, definition.source, expressions)
  if (!source) issues.push(faultySource())
  const unique = compile(definition.unique, '/unique')
  const sort = compile(definition.sort, '/sort')
  const columns = definition.columns.map((column, n) => ({
    definition: column,
    value: compile(column.value, joinPointer('/columns', n, 'value')),
  }))
  if (!source || issues.length > 0) return { issues }
  const further = [unique, sort, ...columns.map(({ value }) => value)].filter((one) => one !== null)
  const workflows = new Set(sourceReads(source, further))
  return { compiled: { definition, source, unique, sort, columns, workflows } }
}

function faultySource(): Issue {
  return {
    path: '/source',
    code: 'expression.syntax',
    message: {
      pl: 'Wyrażenia źródła nie dają się obliczyć.',
      en: 'The expressions of the source cannot be computed.',
    },
  }
}

/**
 * Returns the lines of an export as of the moment of the count, and the codes for which the other
 * system's wording is missing. `labelOf` gives the label of a code in a list. Pure.
 */
export function exportLines(
  { source, unique, sort, columns }: CompiledExport,
  count: Count,
  at: string,
  labelOf: (list: string, code: string) => string | undefined,
): { lines: ExportLine[]; unworded: Unworded[] } {
  const { moment } = count
  const unworded: Unworded[] = []
  const rows = count.sourceRows(source).filter(({ on }) => on !== null && on <= at)
  const sorted = [...lastOfEach(rows, (row) => unique?.evaluate(row.scope, moment) ?? null)]
    .map((row) => ({ row, key: sort ? sort.evaluate(row.scope, moment) : row.on }))
    .sort((a, b) => compareValues(a.key, b.key) || (a.row.case.id < b.row.case.id ? -1 : 1))
  const lines = sorted.map(({ row }) => ({
    caseId: row.case.id,
    cells: columns.map(({ definition, value }) => {
      const given = value?.evaluate(row.scope, moment) ?? null
      const word = (one: JsonValue): string => {
        const text = textOf(one)
        const known = wordFor(definition, text, labelOf)
        if (known === undefined)
          unworded.push({ column: definition.title, code: text, caseId: row.case.id })
        return known ?? ''
      }
      return (Array.isArray(given) ? given : [given]).map(word).join(', ')
    }),
  }))
  return { lines, unworded }
}

function wordFor(
  { words, list }: ExportColumn,
  text: string,
  labelOf: (list: string, code: string) => string | undefined,
): string | undefined {
  if (text === '') return ''
  if (words) return Object.hasOwn(words, text) ? words[text] : undefined
  return list === undefined ? text : labelOf(list, text)
}

/** Rows without a key are all written. */
function lastOfEach(
  rows: readonly SourceRow[],
  keyOf: (row: SourceRow) => JsonValue,
): Iterable<SourceRow> {
  const last = new Map<string, SourceRow>()
  for (const [index, row] of rows.entries()) {
    const key = textOf(keyOf(row)) || `row ${index}`
    const before = last.get(key)
    if (!before || (before.on ?? '') <= (row.on ?? '')) last.set(key, row)
  }
  return last.values()
}

function textOf(value: JsonValue): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
