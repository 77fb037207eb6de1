import type { Summary } from './types.ts'

/** Returns what numbers are like, rounded to hundredths. Pure. */
export function summaryOf(numbers: readonly number[]): Summary {
  const sorted = [...numbers].sort((a, b) => a - b)
  const sum = sorted.reduce((total, one) => total + one, 0)
  return {
    count: sorted.length,
    mean: rounded(sorted.length === 0 ? 0 : sum / sorted.length),
    median: rounded(quantile(sorted, 0.5)),
    ninth: rounded(quantile(sorted, 0.9)),
    most: rounded(sorted.at(-1) ?? 0),
  }
}

/** Returns a number rounded to hundredths. Pure. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** Between two neighbours in proportion (type 7 of Hyndman and Fan). */
function quantile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}
