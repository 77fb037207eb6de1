import type { CompiledExpression, ExpressionCompiler, Issue, JsonValue } from '@splot/definition'

/** Gathers what is wrong with a definition while it is compiled. */
export interface Faults {
  readonly issues: Issue[]
  add(path: string, code: string, pl: string, en: string): void
  /** Compiles FEEL, or notes what is wrong and returns `null`. */
  expression(path: string, source: unknown): CompiledExpression | null
}

/** Makes an empty collection. Expressions are compiled once per text. */
export function createFaults(compiler: ExpressionCompiler): Faults {
  const issues: Issue[] = []
  const compiled = new Map<string, CompiledExpression>()
  const add: Faults['add'] = (path, code, pl, en) => {
    issues.push({ path, code, message: { pl, en } })
  }
  return {
    issues,
    add,
    expression(path, source) {
      if (typeof source !== 'string') {
        add(
          path,
          'workflow.expression',
          'Oczekiwano wyrażenia FEEL.',
          'Expected a FEEL expression.',
        )
        return null
      }
      const known = compiled.get(source)
      if (known !== undefined) return known
      const result = compiler.compile(source)
      if ('expression' in result) {
        compiled.set(source, result.expression)
        return result.expression
      }
      for (const fault of result.issues) {
        issues.push({
          path,
          code: fault.code,
          message: {
            pl: `Błąd w wyrażeniu: ${fault.texts?.pl ?? fault.message}`,
            en: fault.message,
          },
          params: { from: fault.from, to: fault.to } satisfies Record<string, JsonValue>,
        })
      }
      return null
    },
  }
}

/** Joins JSON Pointer tokens, escaped as RFC 6901 asks. */
export function pointer(base: string, ...tokens: (string | number)[]): string {
  return tokens.reduce<string>(
    (path, token) => `${path}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    base,
  )
}
