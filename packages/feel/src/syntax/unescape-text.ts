const simple: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' }
const escape = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))/gsu

/** Returns the text that a quoted FEEL literal stands for. Pure. */
export function unescapeText(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(escape, (all, short?: string, long?: string, one?: string) => {
      const hex = short ?? long
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16)) ?? all
      return simple[one as string] ?? all
    })
}

function codePoint(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
