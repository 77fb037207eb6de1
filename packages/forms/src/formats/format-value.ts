import type { CodeList, FormField, JsonValue, Locale } from '@splot/definition'
import { Temporal } from 'temporal-polyfill'
import { isDate } from './moments.ts'
import { isTextFormat, textFormats } from './text-formats.ts'

/** What writing values for people needs to know. */
export interface FormatOptions {
  locale: Locale
  /** For the labels of choices. */
  codeLists?: readonly CodeList[]
  /** IANA zone of instants. Default `Europe/Warsaw`. */
  timeZone?: string
}

/** How a field writes its value. */
function displayOf(field: FormField): string {
  if (field.type === 'computed') return field.display ?? 'text'
  if (field.display !== undefined) return field.display
  return field.type
}

/** What has four digits may be a year: thousands stand apart from 10 000 on, in English too. */
const useGrouping = 'min2'

// A format takes far longer to make than to use; fields ask for a handful of them.
const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<Locale, Intl.DateTimeFormat>()

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options])
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options)
  numberFormats.set(key, format)
  return format
}

function dateFormat(locale: Locale): Intl.DateTimeFormat {
  const format =
    dateFormats.get(locale) ??
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      dateStyle: 'long',
      timeZone: 'UTC',
    })
  dateFormats.set(locale, format)
  return format
}

function writeNumber(value: number, display: string, field: FormField, locale: Locale): string {
  const write = (number: number, options: Intl.NumberFormatOptions): string =>
    numberFormat(locale, options).format(number)
  switch (display) {
    case 'money':
      return write(value / 100, { style: 'currency', currency: 'PLN' })
    case 'percent':
      return write(value / 100, { style: 'percent', maximumFractionDigits: 2 })
    case 'integer':
      return write(value, { maximumFractionDigits: 0, useGrouping })
    default:
      return write(value, { maximumFractionDigits: field.scale ?? 2, useGrouping })
  }
}

function writeDate(iso: string, locale: Locale): string {
  return isDate(iso) ? dateFormat(locale).format(Date.parse(iso)) : iso
}

/** The day and time of an instant where people read it; `null` for what is none. */
function localTime(iso: string, { timeZone }: FormatOptions): Temporal.ZonedDateTime | null {
  if (textFormats.datetime.check(iso) !== undefined) return null
  return Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone ?? 'Europe/Warsaw')
}

/** A day as it is, an instant as the day it falls on. */
function writeDay(text: string, options: FormatOptions): string {
  return writeDate(localTime(text, options)?.toPlainDate().toString() ?? text, options.locale)
}

function writeInstant(iso: string, options: FormatOptions): string {
  const local = localTime(iso, options)
  if (local === null) return iso
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${writeDate(local.toPlainDate().toString(), options.locale)}, ${clock}`
}

function writeText(
  text: string,
  display: string,
  field: FormField,
  options: FormatOptions,
): string {
  if (display === 'choice' || display === 'choices') {
    const items = options.codeLists?.find((list) => list.id === field.list)?.items
    return items?.find((item) => item.code === text)?.label[options.locale] ?? text
  }
  if (display === 'date') return writeDay(text, options)
  if (display === 'datetime') return writeInstant(text, options)
  return isTextFormat(field.type) ? textFormats[field.type].display(text) : text
}

const yesNo = { pl: ['tak', 'nie'], en: ['yes', 'no'] } as const

/**
 * Returns a value as people read it: `1234,50 zł`, `1 marca 2027`, `999-000-00-14`, labels of choices,
 * yes and no. Rows, files and signatures give their number; nothing gives `''`. Pure.
 */
export function formatValue(field: FormField, value: JsonValue, options: FormatOptions): string {
  if (value === null) return ''
  const display = displayOf(field)
  if (typeof value === 'boolean') return yesNo[options.locale][value ? 0 : 1]
  if (typeof value === 'number') return writeNumber(value, display, field, options.locale)
  if (typeof value === 'string') return writeText(value, display, field, options)
  if (!Array.isArray(value)) return ''
  const texts = value.filter((item) => typeof item === 'string')
  if (texts.length < value.length || field.type === 'file') return String(value.length)
  return texts.map((text) => writeText(text, display, field, options)).join(', ')
}
