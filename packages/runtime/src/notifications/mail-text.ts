import { IntlMessageFormat } from 'intl-messageformat'
import { isLocalText } from '@splot/definition'
import type { JsonObject, JsonValue, Locale, NotificationTemplate } from '@splot/definition'

/** A mail's words. */
export interface MailText {
  subject: string
  text: string
}

/**
 * Writes a template with its values in one language. Places are `{name}` in ICU message syntax, dates
 * are written out, of `{pl, en}` the text of the language stands there, a place without a value stays
 * empty. Pure.
 */
export function writeMail(
  template: NotificationTemplate,
  values: JsonObject,
  reader: { locale: Locale; timeZone: string },
): MailText {
  const words = (text: { pl: string; en: string }) =>
    withInnerQuotes(format(text[reader.locale], values, reader))
  return {
    subject: words(template.subject).replace(/\s+/g, ' ').trim(),
    text: words(template.body),
  }
}

/** Quotes within quotes, as where a title holds some, are the inner ones of the language. */
function withInnerQuotes(text: string): string {
  let depth = 0
  return text.replace(/[„“”]/g, (mark) => {
    // in Polish “ closes nothing; in English it opens
    if (mark !== '”') return ++depth > 1 ? (mark === '„' ? '‚' : '‘') : mark
    if (depth > 0) depth -= 1
    return depth > 0 ? '’' : mark
  })
}

function format(
  text: string,
  values: JsonObject,
  reader: { locale: Locale; timeZone: string },
): string {
  const places: Record<string, string | number> = {}
  for (const [, name = ''] of text.matchAll(/\{\s*([A-Za-z][\w.]*)/g)) places[name] = ''
  for (const [name, value] of Object.entries(values)) places[name] = shown(value, reader)
  try {
    return String(
      new IntlMessageFormat(text, reader.locale, undefined, { ignoreTag: true }).format(places),
    )
  } catch {
    // A text that is no ICU message is still a text: plain places are filled in.
    return text.replace(/\{\s*([A-Za-z][\w.]*)\s*\}/g, (_, name: string) =>
      String(places[name] ?? ''),
    )
  }
}

function shown(
  value: JsonValue,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string | number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean')
    return value ? (locale === 'pl' ? 'tak' : 'yes') : locale === 'pl' ? 'nie' : 'no'
  if (typeof value === 'string') return shownText(value, locale, timeZone)
  if (Array.isArray(value)) return value.map((one) => shown(one, { locale, timeZone })).join(', ')
  // what is said in both languages is told in the reader's
  return isLocalText(value) ? shown(value[locale], { locale, timeZone }) : ''
}

/** Dates and instants are told by their shape, as FEEL gives them. */
function shownText(value: string, locale: Locale, timeZone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value))
    return dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(value))
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value))
    return dateFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
      new Date(value),
    )
  return value
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** A format takes far longer to make than to use. */
function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dateFormats.set(key, format)
  return format
}
