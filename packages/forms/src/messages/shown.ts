import type { FormField, LocalText } from '@splot/definition'

// what has four digits may be a year: thousands stand apart from 10 000 on, in English too
const grouping = { useGrouping: 'min2' } as const
const numbers = {
  pl: new Intl.NumberFormat('pl', grouping),
  en: new Intl.NumberFormat('en', grouping),
}
const money = {
  pl: new Intl.NumberFormat('pl', { style: 'currency', currency: 'PLN' }),
  en: new Intl.NumberFormat('en', { style: 'currency', currency: 'PLN' }),
}

/** Returns a number as people of both languages write it; money comes in grosze. Pure. */
export function shownNumber(value: number, field: FormField): LocalText {
  if (field.type === 'money' || field.display === 'money')
    return { pl: money.pl.format(value / 100), en: money.en.format(value / 100) }
  return { pl: numbers.pl.format(value), en: numbers.en.format(value) }
}

/** Returns an ISO date or instant as people of both languages write it. Pure. */
export function shownDate(iso: string): LocalText {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}:[0-9]{2}).*)?$/.exec(iso)
  if (!parts) return { pl: iso, en: iso }
  const clock = parts[4] === undefined ? '' : ` ${parts[4]} UTC`
  return {
    pl: `${parts[3]}.${parts[2]}.${parts[1]}${clock}`,
    en: `${parts[3]}/${parts[2]}/${parts[1]}${clock}`,
  }
}

/** Returns a size in bytes in the unit people expect. Pure. */
export function shownSize(bytes: number): LocalText {
  const units = ['B', 'kB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const rounded = Math.round(value * 10) / 10
  return {
    pl: `${numbers.pl.format(rounded)} ${units[unit]}`,
    en: `${numbers.en.format(rounded)} ${units[unit]}`,
  }
}
