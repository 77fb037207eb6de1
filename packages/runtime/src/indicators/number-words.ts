import type { IndicatorUnit, LocalText } from '@splot/definition'

/** What stands for a number that is kept back. */
export const keptBack: LocalText = { pl: 'za mało osób', en: 'too few persons' }

/** Names of units, as they stand beside a number. */
export const unitTitles: Readonly<Record<IndicatorUnit, LocalText>> = {
  number: { pl: 'liczba', en: 'number' },
  persons: { pl: 'osoby', en: 'persons' },
  hours: { pl: 'godziny', en: 'hours' },
  money: { pl: 'zł', en: 'PLN' },
  percent: { pl: '%', en: '%' },
  percentagePoints: { pl: 'pkt proc.', en: 'percentage points' },
  points: { pl: 'punkty', en: 'points' },
  days: { pl: 'dni', en: 'days' },
  months: { pl: 'miesiące', en: 'months' },
}

/** Returns a number in the unit that is named beside it: money in whole units of the currency. Pure. */
export function inUnit(value: number, unit: IndicatorUnit): number {
  return unit === 'money' ? Math.round(value) / 100 : value
}

/** Returns a number as whole per cent of another; `null` where one is missing, or of nothing. Pure. */
export function shareOf(value: number | null, whole: number | null): number | null {
  return value === null || whole === null || whole === 0 ? null : Math.round((100 * value) / whole)
}
