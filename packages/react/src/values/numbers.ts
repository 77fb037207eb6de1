import type { Locale } from '@splot/definition'

/** What a person typed, understood: a number, nothing, or something that is no number. */
export type ParsedNumber = { value: number } | { empty: true } | { wrong: true }

const tags: Record<Locale, string> = { pl: 'pl-PL', en: 'en-GB' }

/** Returns the BCP 47 tag that dates and numbers are written in. Pure. */
export function localeTag(locale: Locale): string {
  return tags[locale]
}

/**
 * Reads a decimal number typed with comma or point and with spaces (also no-break ones) between
 * thousands: `1 234,5`, `1234.5`, `-0,25`. Where both comma and point stand, the last is the decimal
 * mark. More digits after the mark than `scale` are wrong, never rounded in silence. Pure.
 */
export function parseDecimal(text: string, scale = 2): ParsedNumber {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^\u2212/, '-')
  if (bare === '') return { empty: true }
  const mark = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'))
  const whole = (mark < 0 ? bare : bare.slice(0, mark)).replaceAll(/[.,](?=\d{3}(\D|$))/g, '')
  const fraction = mark < 0 ? '' : bare.slice(mark + 1)
  if (!/^-?\d{1,15}$/.test(whole) || !/^\d*$/.test(fraction) || fraction.length > scale) {
    return { wrong: true }
  }
  return { value: Number(fraction === '' ? whole : `${whole}.${fraction}`) }
}

/** Reads a whole number; spaces between thousands are allowed, a decimal mark is wrong. Pure. */
export function parseInteger(text: string): ParsedNumber {
  return parseDecimal(text, 0)
}

/**
 * Reads an amount in złoty, `1 234,50`, `1234.5 zł`, into whole grosze. Exact: digits are joined as
 * text, no fraction is ever multiplied. Pure.
 */
export function parseMoney(text: string): ParsedNumber {
  const parsed = parseDecimal(text.replace(/\s*(zł|pln)\s*$/i, ''), 2)
  if (!('value' in parsed)) return parsed
  const [whole = '0', fraction = ''] = parsed.value.toFixed(2).split('.')
  const grosze = Number(`${whole}${fraction}`)
  return Number.isSafeInteger(grosze) ? { value: grosze } : { wrong: true }
}

/** Returns the number as it stands in a text box: no thousands spaces, the locale's mark. Pure. */
export function numberInput(value: number, locale: Locale, fractionDigits?: number): string {
  return new Intl.NumberFormat(localeTag(locale), {
    useGrouping: false,
    minimumFractionDigits: fractionDigits ?? 0,
    maximumFractionDigits: fractionDigits ?? 10,
  }).format(value)
}

/** Returns grosze as they stand in a text box: `123450` → `1234,50`. Pure. */
export function moneyInput(grosze: number, locale: Locale): string {
  return numberInput(grosze / 100, locale, 2)
}
