import type { Locale, LocalText } from '@splot/definition'
import { IntlMessageFormat } from 'intl-messageformat'
import { messages, type MessageCode } from './messages.ts'

/** What stands for a placeholder; texts that differ by language come in both. */
export type MessageValue = string | number | LocalText

/** A message ready to be filled in: its pieces where it only has placeholders, else the ICU format. */
interface Template {
  format: IntlMessageFormat
  /** Literal text and names of placeholders in turn; absent where plurals or choices need ICU. */
  pieces?: readonly Piece[]
}

interface Piece {
  text?: string
  name?: string
}

const templates = new Map<string, Template>()

/** Returns the parsed message of a code in a language, parsed once. */
function templateOf(code: MessageCode, locale: Locale): Template {
  const key = `${locale} ${code}`
  let template = templates.get(key)
  if (!template) {
    const format = new IntlMessageFormat(messages[code][locale], locale, undefined, {
      ignoreTag: true,
    })
    template = { format, ...piecesOf(format) }
    templates.set(key, template)
  }
  return template
}

// Most messages only have names put in. A form of 1,000 fields makes hundreds of them at every key,
// and the general way takes about ten times as long.
function piecesOf(format: IntlMessageFormat): Pick<Template, 'pieces'> {
  const ast = format.getAst()
  const pieces = ast.flatMap((element): Piece[] => {
    const { type, value = '' } = element as { type: number; value?: string }
    if (type === literalElement) return [{ text: value }]
    return type === argumentElement ? [{ name: value }] : []
  })
  return pieces.length === ast.length ? { pieces } : {}
}

/** Kinds of elements in a parsed ICU message. */
const literalElement = 0
const argumentElement = 1

function textOf(code: MessageCode, values: Record<string, MessageValue>, locale: Locale): string {
  const { format, pieces } = templateOf(code, locale)
  const own = inLanguage(values, locale)
  if (pieces === undefined || pieces.some(({ name }) => name !== undefined && !(name in own)))
    return String(format.format(own))
  return pieces.map(({ text, name }) => text ?? String(own[name ?? ''])).join('')
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
    pl: textOf(code, values, 'pl'),
    en: textOf(code, values, 'en'),
  }
}
