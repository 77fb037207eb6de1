import { isLocalText } from '@splot/definition'
import type { DisplayFormat, JsonValue, Locale } from '@splot/definition'
import { localeTag } from './numbers.ts'

const timeZone = 'Europe/Warsaw'

/** Returns an ISO date or RFC 3339 instant as a date for people: `4 marca 2027`. Pure. */
export function formatDate(iso: string, locale: Locale): string {
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(iso)
  return format(plain ? `${iso}T00:00:00Z` : iso, locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: plain ? 'UTC' : timeZone,
  })
}

/** Returns an instant as date and time in the programme's zone: `4 marca 2027, 15:00`. Pure. */
export function formatDateTime(iso: string, locale: Locale): string {
  const date = format(iso, locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone })
  return date === iso ? iso : `${date}, ${formatTime(iso, locale)}`
}

/** Returns the time of day of an instant: `14:32`. Pure. */
export function formatTime(iso: string, locale: Locale): string {
  return format(iso, locale, { hour: '2-digit', minute: '2-digit', timeZone })
}

/** Returns grosze as money: `1 234,50 zł`. Pure. */
export function formatMoney(grosze: number, locale: Locale): string {
  return new Intl.NumberFormat(localeTag(locale), { style: 'currency', currency: 'PLN' }).format(
    grosze / 100,
  )
}

/**
 * Returns a number in the locale with at most `digits` after the mark; thousands apart only from
 * 10 000 on, in both languages: what has four digits may be a year. Pure.
 */
export function formatNumber(value: number, locale: Locale, digits = 10): string {
  return new Intl.NumberFormat(localeTag(locale), {
    maximumFractionDigits: digits,
    useGrouping: 'min2',
  }).format(value)
}

/** Words that values need where a locale has no format for them. */
export interface ValueWords {
  yes: string
  no: string
  points: (count: number, formatted: string) => string
}

/**
 * Returns a value as people read it, by its display format; a text in both languages in theirs. Points are
 * never money. A value that does not fit its format is shown as text; nothing is `''`. Pure.
 */
export function formatValue(
  value: JsonValue | undefined,
  display: DisplayFormat,
  locale: Locale,
  words: ValueWords,
): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return formatCount(value, display, locale, words)
  if (typeof value === 'string') {
    if (display === 'date') return formatDate(value, locale)
    if (display === 'datetime') return formatDateTime(value, locale)
    return value
  }
  if (Array.isArray(value)) {
    return value.map((item) => formatValue(item, display, locale, words)).join(', ')
  }
  return isLocalText(value) ? value[locale] : JSON.stringify(value)
}

function formatCount(
  value: number,
  display: DisplayFormat,
  locale: Locale,
  words: ValueWords,
): string {
  if (display === 'money') return formatMoney(value, locale)
  if (display === 'percent') return `${formatNumber(value, locale, 2)}%`
  if (display === 'points') return words.points(value, formatNumber(value, locale, 2))
  return formatNumber(value, locale)
}

function format(iso: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat(localeTag(locale), options).format(date)
}
