import type { JsonValue } from '../../json.ts'
import { isText } from '../parts-of.ts'

/** Characters shown on either side of what differs. */
const around = 40
/** Shorter ones are shown whole. */
const short = 120

/**
 * Returns two long texts cut to where they differ, with some of what stands around; short ones and
 * structures as they are written; other values as they are. Pure.
 */
export function focused(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): [JsonValue | undefined, JsonValue | undefined] {
  if (typeof before === 'string' && typeof after === 'string') return cut(before, after)
  if (isText(before) && isText(after)) {
    const [pl, en] = [cut(before.pl, after.pl), cut(before.en, after.en)]
    return [
      { pl: pl[0], en: en[0] },
      { pl: pl[1], en: en[1] },
    ]
  }
  if (isStructure(before) && isStructure(after))
    return cut(JSON.stringify(before), JSON.stringify(after))
  return [before, after]
}

function isStructure(value: JsonValue | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isText(value)
}

function cut(before: string, after: string): [string, string] {
  if (before === after || Math.max(before.length, after.length) <= short) return [before, after]
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const from = Math.max(0, start - around)
  const behind = Math.max(0, end - around)
  const shown = (text: string): string =>
    `${from > 0 ? '…' : ''}${text.slice(from, text.length - behind)}${behind > 0 ? '…' : ''}`
  return [shown(before), shown(after)]
}
