/** One measured figure, ready to print. */
export interface BenchRow {
  /** What was measured, and against what. */
  what: string
  /** Median with its unit, such as `12.3 µs` or `8,540 req/s`. */
  median: string
  /** How it compares to what it stands beside, such as `0.62 × bare Hono`. */
  ratio: string
  /** The bar of the design, such as `≥ 0.5`; empty where there is none. */
  bar: string
  /** Whether the bar is reached; absent where there is none. */
  reached?: boolean
}

/** A row as a benchmark returns it: figures may be plain numbers, and a number as bar means "at least". */
export interface MeasuredRow {
  what: string
  median: string | number
  ratio?: string | number | null
  bar?: string | number | null
  reached?: boolean
}

/** Returns the row as it is printed, with the bar judged. Pure. */
export function toBenchRow(row: MeasuredRow): BenchRow {
  const bar = typeof row.bar === 'number' ? (row.bar > 0 ? `≥ ${row.bar}` : '') : (row.bar ?? '')
  const told = { what: row.what, median: shown(row.median), ratio: shown(row.ratio ?? ''), bar }
  const reached = row.reached ?? judge(told)
  return reached === undefined ? told : { ...told, reached }
}

function shown(value: string | number): string {
  if (typeof value === 'string') return value
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}

// A bar with a unit of time is about the median, any other about the ratio.
function judge({ bar, median, ratio }: BenchRow): boolean | undefined {
  const wanted = /^([<≤≥>])\s*([\d.,]+)\s*(ms|s|µs)?\b/u.exec(bar)
  const measured = numberIn(wanted?.[3] === undefined ? ratio : median)
  if (wanted === null || measured === undefined) return undefined
  const limit = numberIn(wanted[2] ?? '') ?? Number.NaN
  if (wanted[1] === '<') return measured < limit
  if (wanted[1] === '≤') return measured <= limit
  return wanted[1] === '≥' ? measured >= limit : measured > limit
}

function numberIn(text: string): number | undefined {
  const found = /[\d,]*\.?\d+/u.exec(text)
  return found === null ? undefined : Number(found[0].replaceAll(',', ''))
}
