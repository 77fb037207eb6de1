/** Whether a figure must stay under, or reach, a value. */
export interface Bar {
  /** Which figure of the row is judged. */
  of: 'median' | 'ratio'
  /** `least`: the figure must be this or more; `most`: this or less. */
  bound: 'least' | 'most'
  value: number
}

/** One measured figure. Benchmarks of `test/bench` return lists of these. */
export interface BenchRow {
  /** What was measured. */
  what: string
  /** Median of the rounds, in `unit`. */
  median: number
  /** Such as `µs`, `ms`, `kB`, `req/s`. */
  unit: string
  /** What stands beside it, measured in turn with it, with its median in the same unit. */
  reference?: { what: string; median: number }
  /** To the reference: how many times as fast where more is better, else how many times as much. */
  ratio?: number
  /** The bar of the design; absent where there is none. */
  bar?: Bar
  /** Whether the bar is reached; absent where there is none. */
  reached?: boolean
}

/** Returns the row with its bar judged. Pure. */
export function judged(row: BenchRow): BenchRow {
  const { bar } = row
  const figure = bar === undefined ? undefined : row[bar.of]
  if (bar === undefined || figure === undefined) return row
  return { ...row, reached: bar.bound === 'least' ? figure >= bar.value : figure <= bar.value }
}

/** Returns the row as cells of a table: what, median, reference, ratio, bar, ✓ or ✗. Pure. */
export function cellsOf(row: BenchRow): string[] {
  const { reference, ratio, bar, unit } = row
  return [
    row.what,
    `${shown(row.median)} ${unit}`,
    reference === undefined ? '' : `${reference.what} ${shown(reference.median)} ${unit}`,
    ratio === undefined ? '' : `${shown(ratio)} ×`,
    bar === undefined ? '' : barText(bar, unit),
    row.reached === undefined ? '' : row.reached ? '✓' : '✗',
  ]
}

function barText({ of, bound, value }: Bar, unit: string): string {
  return `${bound === 'least' ? '≥' : '≤'} ${value.toLocaleString('en')} ${of === 'ratio' ? '×' : unit}`
}

// three digits that mean something
function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(value >= 10 ? 1 : value >= 0.1 ? 2 : 3)
}
