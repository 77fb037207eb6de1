import { closest, distance } from 'fastest-levenshtein'
import type { Span } from '../syntax/ast.ts'
import { type ExpressionIssue, toIssue } from '../syntax/issue.ts'

/** Collects what a check finds. */
export class Findings {
  readonly issues: ExpressionIssue[] = []

  add(code: string, at: Span, texts: { pl: string; en: string }, suggestion?: string): void {
    const asked = suggestion === undefined ? texts : withQuestion(texts, suggestion)
    this.issues.push({
      ...toIssue(code, at, asked),
      ...(suggestion !== undefined && { suggestion }),
    })
  }
}

function withQuestion(texts: { pl: string; en: string }, suggestion: string) {
  return {
    pl: `${texts.pl} Czy chodziło o „${suggestion}”?`,
    en: `${texts.en} Did you mean “${suggestion}”?`,
  }
}

/** Returns the known name that was probably meant: about a third of its letters differ at most. Pure. */
export function probableName(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const sameLetters = known.find((name) => name.toLowerCase() === written.toLowerCase())
  const found = sameLetters ?? closest(written, [...known])
  const length = Math.max(written.length, found.length)
  const allowed = length < 4 ? 1 : Math.max(2, Math.floor(length / 3))
  return sameLetters !== undefined || distance(written, found) <= allowed ? found : undefined
}
