/**
 * Returns a number of a sequence as its format says: `{sequence}` is the sequence, `{n}` the number,
 * `{n:0000}` the number with leading zeros. Pure.
 */
export function formatNumber(format: string, sequence: string, next: number): string {
  return format.replace(/\{(sequence|n)(?::(0+))?\}/g, (_, place: string, zeros?: string) =>
    place === 'sequence' ? sequence : String(next).padStart(zeros?.length ?? 1, '0'),
  )
}
