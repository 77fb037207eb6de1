/** What is asked of a value. */
export type ConditionOperator =
  | 'is'
  | 'isNot'
  | 'less'
  | 'atMost'
  | 'more'
  | 'atLeast'
  | 'contains'
  | 'filled'
  | 'empty'

/** A value of a condition: a text, number, yes or no, or a date as ISO 8601. */
export type ConditionValue =
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'date'; value: string }
  /** Another name of the scope. */
  | { kind: 'name'; value: string }

/** One comparison. `value` is absent for `filled` and `empty`. */
export interface Comparison {
  name: string
  operator: ConditionOperator
  value?: ConditionValue
}

/** A condition that can be chosen from lists: comparisons that must all hold, or of which one must. */
export interface SimpleCondition {
  join: 'all' | 'any'
  parts: Comparison[]
}

const signs: Record<string, ConditionOperator> = {
  '=': 'is',
  '!=': 'isNot',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
}

const path = String.raw`[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*`
const comparison = new RegExp(String.raw`^(${path})\s*(=|!=|<=|>=|<|>)\s*(.+)$`, 's')
const containing = new RegExp(String.raw`^list contains\(\s*(${path})\s*,\s*(.+)\)$`, 's')
const alone = new RegExp(`^${path}$`)
const literalText = /^"((?:[^"\\]|\\.)*)"$/s
const literalDate = /^date\("(\d{4}-\d{2}-\d{2})"\)$/
const words = new Set(['true', 'false', 'null', 'and', 'or', 'if', 'then', 'else', 'in', 'for'])

/**
 * Reads FEEL as a condition that can be chosen from lists; `null` when it says more than that. An empty
 * text is one that always holds. Pure.
 */
export function readCondition(source: string): SimpleCondition | null {
  const text = source.trim()
  if (text === '') return { join: 'all', parts: [] }
  const every = splitAt(text, ' and ')
  const any = splitAt(text, ' or ')
  if (every === null || any === null || (every.length > 1 && any.length > 1)) return null
  const join = any.length > 1 ? 'any' : 'all'
  const parts = (join === 'any' ? any : every).map(readComparison)
  return parts.some((part) => part === null) ? null : { join, parts: parts as Comparison[] }
}

/** Splits outside of texts and brackets; `null` where these do not close. */
function splitAt(text: string, word: string): string[] | null {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (quoted) {
      if (char === '\\') at += 1
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '(' || char === '[' || char === '{') depth += 1
    else if (char === ')' || char === ']' || char === '}') depth -= 1
    else if (depth === 0 && text.startsWith(word, at)) {
      parts.push(text.slice(start, at).trim())
      at += word.length - 1
      start = at + 1
    }
  }
  return quoted || depth !== 0 ? null : [...parts, text.slice(start).trim()]
}

function readComparison(text: string): Comparison | null {
  if (alone.test(text) && !words.has(text))
    return { name: text, operator: 'is', value: { kind: 'boolean', value: true } }
  const inList = containing.exec(text)
  if (inList) return compared(inList[1], 'contains', inList[2])
  const found = comparison.exec(text)
  if (!found) return null
  const [, name, sign = '', value = ''] = found
  if (value.trim() !== 'null') return compared(name, signs[sign], value)
  if (name === undefined || (sign !== '=' && sign !== '!=')) return null
  return { name, operator: sign === '=' ? 'empty' : 'filled' }
}

function compared(
  name: string | undefined,
  operator: ConditionOperator | undefined,
  text: string | undefined,
): Comparison | null {
  const value = readValue((text ?? '').trim())
  return name === undefined || operator === undefined || value === null
    ? null
    : { name, operator, value }
}

function readValue(text: string): ConditionValue | null {
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' }
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'number', value: Number(text) }
  const date = literalDate.exec(text)?.[1]
  if (date !== undefined) return { kind: 'date', value: date }
  if (literalText.test(text)) return readText(text)
  return alone.test(text) && !words.has(text) ? { kind: 'name', value: text } : null
}

function readText(text: string): ConditionValue | null {
  try {
    return { kind: 'text', value: JSON.parse(text) as string }
  } catch {
    // an escape that only FEEL has
    return null
  }
}

/** Writes a condition as FEEL; `''` for one that always holds. Pure. */
export function writeCondition({ join, parts }: SimpleCondition): string {
  return parts.map(writeComparison).join(join === 'all' ? ' and ' : ' or ')
}

const signOf = Object.fromEntries(Object.entries(signs).map(([sign, name]) => [name, sign]))

function writeComparison({ name, operator, value }: Comparison): string {
  if (operator === 'filled') return `${name} != null`
  if (operator === 'empty' || value === undefined) return `${name} = null`
  const written = writeValue(value)
  if (operator === 'contains') return `list contains(${name}, ${written})`
  return `${name} ${signOf[operator]} ${written}`
}

function writeValue({ kind, value }: ConditionValue): string {
  if (kind === 'text') return JSON.stringify(value)
  if (kind === 'date') return `date("${value}")`
  return String(value)
}
