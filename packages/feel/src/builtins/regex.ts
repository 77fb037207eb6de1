import { RE2JS } from 're2js'
import type { Run } from '../run.ts'
import { limits } from '../syntax/limits.ts'

const flagBits: Record<string, number> = {
  i: RE2JS.CASE_INSENSITIVE,
  s: RE2JS.DOTALL,
  m: RE2JS.MULTILINE,
}

const compiled = new Map<string, RE2JS | null>()
const cacheSize = 200

/**
 * Returns the compiled pattern, `null` for one that RE2 does not know. Flags: `i`, `s`, `m`, `x`
 * (white space ignored), `q` (pattern taken literally). Pure; results are remembered.
 */
export function compileRegex(pattern: string, flags = ''): RE2JS | null {
  const key = `${flags}/${pattern}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  if (compiled.size >= cacheSize) compiled.clear()
  const made = make(pattern, flags)
  compiled.set(key, made)
  return made
}

function make(pattern: string, flags: string): RE2JS | null {
  if (pattern.length > limits.patternLength || /[^ismxq]/u.test(flags)) return null
  const bits = Array.from(flags).reduce((sum, flag) => sum | (flagBits[flag] ?? 0), 0)
  const quoted = flags.includes('q') ? RE2JS.quote(pattern) : pattern
  const text = flags.includes('x') ? withoutSpaces(quoted) : quoted
  try {
    return RE2JS.compile(text, bits)
  } catch {
    return null
  }
}

/**
 * Takes what compiling and matching cost at most: linear in the text and in the size of the program.
 * The same whether the pattern is remembered or not, so that a result never depends on the past.
 */
export function chargeMatching(run: Run, regex: RE2JS, text: string): void {
  const size = regex.programSize()
  run.charge(2 * size + Math.ceil((text.length * size) / 256))
}

/** White space inside a character class counts. */
function withoutSpaces(pattern: string): string {
  return pattern.replaceAll(/(\[[^\]]*\])|\s+/gu, (_, kept?: string) => kept ?? '')
}
