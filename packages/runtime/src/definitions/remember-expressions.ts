import type { ExpressionCompiler } from '@splot/definition'

/**
 * Returns a compiler that compiles each source once. Sources are those of definitions, so what is
 * remembered cannot grow with the number of cases.
 */
export function rememberExpressions(compiler: ExpressionCompiler): ExpressionCompiler {
  const compiled = new Map<string, ReturnType<ExpressionCompiler['compile']>>()
  return {
    compile: (source) => {
      const known = compiled.get(source)
      if (known) return known
      const result = compiler.compile(source)
      compiled.set(source, result)
      return result
    },
    check: (source, variables, expected) => compiler.check(source, variables, expected),
  }
}
