import type { KeepDefinition, ProgrammeDefinition } from '../programme/types.ts'

/**
 * Returns the last day on which data of a case that ended on a day are kept, as ISO dates. A day that a
 * month does not have is its last one. Pure.
 */
export function keptUntil(
  keep: KeepDefinition,
  endedOn: string,
  { parameters }: Pick<ProgrammeDefinition, 'parameters'>,
): string {
  const from = keep.from === 'yearEnd' ? `${endedOn.slice(0, 4)}-12-31` : endedOn
  const date = keep.after === undefined ? undefined : parameters[keep.after]?.value
  const start = typeof date === 'string' && date > from ? date : from
  const { years = 0, months = 0, days = 0 } = keep
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  const first = new Date(Date.UTC(year + years, month - 1 + months, 1))
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const last = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, length) + days)
  return new Date(last).toISOString().slice(0, 10)
}
