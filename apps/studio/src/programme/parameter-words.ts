import type { Locale, ParameterDefinition } from '@splot/definition'

/** Units that programmes use → how people read them. */
const units: Record<string, Record<Locale, string>> = {
  WD: { pl: 'dni roboczych', en: 'working days' },
  CD: { pl: 'dni kalendarzowych', en: 'calendar days' },
  pt: { pl: 'pkt', en: 'points' },
  '%': { pl: '%', en: '%' },
  month: { pl: 'mies.', en: 'months' },
  h: { pl: 'godz.', en: 'hours' },
  grosz: { pl: 'gr', en: 'grosze' },
  EUR: { pl: 'EUR', en: 'EUR' },
}

/** Returns how a unit is read; one that is not known, as it is written. Pure. */
export function unitWords(unit: string | undefined, locale: Locale): string {
  return unit === undefined ? '' : (units[unit]?.[locale] ?? unit)
}

/** Returns a parameter's value as people read it: `10 working days`; `''` for a table. Pure. */
export function valueWords({ value, unit }: ParameterDefinition, locale: Locale): string {
  const simple = (one: unknown) => typeof one === 'number' || typeof one === 'string'
  const words = unitWords(unit, locale)
  if (simple(value)) return `${value as string} ${words}`.trim()
  if (Array.isArray(value) && value.every(simple)) return `${value.join(', ')} ${words}`.trim()
  if (typeof value === 'boolean') return value ? '✓' : '–'
  return ''
}
