import { Temporal } from 'temporal-polyfill'
import type { TextFormat } from './text-format.ts'

/** Whether a text is a real day `YYYY-MM-DD`. Pure. */
export function isDate(text: string): boolean {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return year >= 1 && day >= 1 && day <= last
}

/** Day `YYYY-MM-DD` without zone. */
export const date: TextFormat = {
  normalise: (text) => text.trim(),
  check: (stored) => (isDate(stored) ? undefined : 'form.date'),
  display: (stored) => stored,
}

/** Instant of RFC 3339 with offset, stored in UTC. */
export const datetime: TextFormat = {
  normalise(text) {
    try {
      return Temporal.Instant.from(text.trim()).toString()
    } catch {
      return text.trim()
    }
  },
  check(stored) {
    const shape =
      /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$/
    const parts = shape.exec(stored)
    return parts && isDate(parts[1] ?? '') ? undefined : 'form.datetime'
  },
  display: (stored) => stored,
}

/** Time of day `HH:MM` or `HH:MM:SS`; `9:05` gets its zero. */
export const time: TextFormat = {
  normalise(text) {
    const trimmed = text.trim().replace(/^([0-9]{1,2})\.([0-9]{2})$/, '$1:$2')
    return /^[0-9]:[0-9]{2}/.test(trimmed) ? `0${trimmed}` : trimmed
  },
  check: (stored) =>
    /^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$/.test(stored) ? undefined : 'form.time',
  display: (stored) => stored,
}
