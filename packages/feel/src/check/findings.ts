import { closest, distance } from 'fastest-levenshtein'
import type { Span } from '../syntax/ast.ts'
import { type ExpressionIssue, toIssue } from '../syntax/issue.ts'

/** Collects what a check finds. */
export class Findings {
  readonly issues: ExpressionIssue[] = []

  /** `name`: what was written where one of `known` belongs; the one that was probably meant is asked for. */
  add(code: string, at: Span, texts: { pl: string; en: string }, name?: WrittenName): void {
    const meant = name && probableName(name.written, name.known)
    if (name === undefined || meant === undefined) this.issues.push(toIssue(code, at, texts))
    else
      this.issues.push({
        ...toIssue(code, at, withQuestion(texts, meant)),
        suggestion: meant,
        written: name.written,
      })
  }
}

interface WrittenName {
  written: string
  known: readonly string[]
}

function withQuestion(texts: { pl: string; en: string }, suggestion: string) {
  return {
    pl: `${texts.pl} Czy chodziło o „${suggestion}”?`,
    en: `${texts.en} Did you mean “${suggestion}”?`,
  }
}

/** Returns the known name that was probably meant: about a third of its letters differ at most. Pure. */
function probableName(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const sameLetters = known.find((name) => name.toLowerCase() === written.toLowerCase())
  const found = sameLetters ?? closest(written, [...known])
  const length = Math.max(written.length, found.length)
  const allowed = length < 4 ? 1 : Math.max(2, Math.floor(length / 3))
  return sameLetters !== undefined || distance(written, found) <= allowed ? found : undefined
}
