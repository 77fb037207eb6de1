import type { Locale } from '@splot/definition'

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** Returns how long something took, in its two largest units from days to minutes, at least one minute. Pure. */
export function filledFor(seconds: number, locale: Locale): string {
  const minutes = Math.max(60, Math.round(seconds / 60) * 60)
  const first = units.findIndex(([, length]) => minutes >= length)
  let rest = minutes
  return units
    .slice(first, first + 2)
    .flatMap(([unit, length]) => {
      const count = Math.floor(rest / length)
      rest -= count * length
      const format = { style: 'unit', unit, unitDisplay: 'long' } as const
      return count === 0 ? [] : [new Intl.NumberFormat(locale, format).format(count)]
    })
    .join(' ')
}
