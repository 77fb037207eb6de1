import type { Locale, LocalText } from '@splot/definition'
import { IntlMessageFormat } from 'intl-messageformat'
import { messages, type MessageCode } from './messages.ts'

/** What stands for a placeholder; texts that differ by language come in both. */
export type MessageValue = string | number | LocalText

const formats = new Map<string, IntlMessageFormat>()

/** Returns the parsed message of a code in a language, parsed once. */
function formatOf(code: MessageCode, locale: Locale): IntlMessageFormat {
  const key = `${locale} ${code}`
  let format = formats.get(key)
  if (!format) {
    format = new IntlMessageFormat(messages[code][locale], locale, undefined, { ignoreTag: true })
    formats.set(key, format)
  }
  return format
}

function inLanguage(
  values: Record<string, MessageValue>,
  locale: Locale,
): Record<string, string | number> {
  const result: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values))
    result[name] = typeof value === 'object' ? value[locale] : value
  return result
}

/** Returns the message of a code in both languages. Pure. */
export function messageOf(code: MessageCode, values: Record<string, MessageValue> = {}): LocalText {
  return {
    pl: String(formatOf(code, 'pl').format(inLanguage(values, 'pl'))),
    en: String(formatOf(code, 'en').format(inLanguage(values, 'en'))),
  }
}
