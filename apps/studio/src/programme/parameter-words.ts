import type { Locale, ParameterDefinition } from '@splot/definition'
import type { Say } from '../texts/use-say.ts'

/** Units that programmes use → how they are called. */
const units: Record<string, Record<Locale, string>> = {
  WD: { pl: 'dni robocze', en: 'working days' },
  CD: { pl: 'dni kalendarzowe', en: 'calendar days' },
  pt: { pl: 'punkty', en: 'points' },
  '%': { pl: '%', en: '%' },
  month: { pl: 'miesiące', en: 'months' },
  h: { pl: 'godziny', en: 'hours' },
  grosz: { pl: 'grosze', en: 'grosze' },
  EUR: { pl: 'EUR', en: 'EUR' },
}

/** Units whose word changes with the number → the text that counts it. */
const counted: Record<string, string> = {
  WD: 'deadlines.words.workingDays',
  CD: 'deadlines.words.days',
  month: 'deadlines.words.months',
  h: 'deadlines.words.hours',
}

/** Returns how a unit is called; one that is not known, as it is written. Pure. */
export function unitWords(unit: string | undefined, locale: Locale): string {
  return unit === undefined ? '' : (units[unit]?.[locale] ?? unit)
}

/** Returns a parameter's value as people read it: `10 working days`; `''` for a table. Pure. */
export function valueWords({ value, unit }: ParameterDefinition, locale: Locale, t: Say): string {
  const key = counted[unit ?? '']
  if (typeof value === 'number' && key !== undefined) return t(key, { count: value })
  const simple = (one: unknown) => typeof one === 'number' || typeof one === 'string'
  const words = unitWords(unit, locale)
  if (simple(value)) return `${value as string} ${words}`.trim()
  if (Array.isArray(value) && value.every(simple)) return `${value.join(', ')} ${words}`.trim()
  return ''
}
