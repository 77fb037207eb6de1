import type { JsonValue } from '../json.ts'

/** Longest line on which a list stays. */
const width = 100

/**
 * Returns what a definition file says as its text: two spaces, objects over several lines, lists of plain values on
 * one line while they fit, as the files of a programme are kept. The same value gives the same text. Pure.
 */
export function writeDefinition(value: JsonValue): string {
  return `${written(value, '', 0)}\n`
}

function written(value: JsonValue, indent: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const deeper = `${indent}  `
  if (!Array.isArray(value)) {
    const entries = Object.entries(value).map(([key, part]) => {
      const name = `${JSON.stringify(key)}: `
      return `${deeper}${name}${written(part, deeper, deeper.length + name.length)}`
    })
    return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`
  }
  if (value.length === 0) return '[]'
  const flat = inOneLine(value)
  // a comma may follow
  if (flat !== undefined && before + flat.length + 1 <= width) return flat
  if (value.every((item) => typeof item === 'number')) return filled(value, indent, deeper)
  const items = value.map((item) => `${deeper}${written(item, deeper, deeper.length)}`)
  return `[\n${items.join(',\n')}\n${indent}]`
}

/** A list of plain values; `undefined` where it holds objects, or more than one list. */
function inOneLine(list: readonly JsonValue[]): string | undefined {
  const isPlain = list.every((item) => typeof item !== 'object' || item === null)
  if (isPlain) return `[${list.map((item) => JSON.stringify(item)).join(', ')}]`
  const [only] = list
  const inner = list.length === 1 && Array.isArray(only) ? inOneLine(only) : undefined
  return inner === undefined ? undefined : `[${inner}]`
}

/** Numbers fill lines. */
function filled(list: readonly JsonValue[], indent: string, deeper: string): string {
  const lines: string[] = []
  let line = ''
  for (const [n, item] of list.entries()) {
    const word = `${JSON.stringify(item)}${n < list.length - 1 ? ',' : ''}`
    if (line !== '' && deeper.length + line.length + 1 + word.length > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return `[\n${[...lines, line].map((one) => `${deeper}${one}`).join('\n')}\n${indent}]`
}
