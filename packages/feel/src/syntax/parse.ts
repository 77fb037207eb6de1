import type { SyntaxNode } from '@lezer/common'
import { parser } from 'lezer-feel'
import type { Expression } from './ast.ts'
import { type ExpressionIssue, toIssue } from './issue.ts'
import { limits } from './limits.ts'
import { nameTracker } from './name-tracker.ts'
import { SyntaxFault, toExpression, tooDeepTexts, unreadableTexts } from './to-expression.ts'

const expressionParser = parser.configure({ top: 'Expression', contextTracker: nameTracker })

/**
 * Parses a FEEL expression of the profile; exactly one of both members is set. Pure.
 *
 * Codes: `expression.syntax`, `expression.too-long`, `expression.too-deep`, `expression.name`,
 * `expression.reserved-name`.
 */
export function parseExpression(
  source: string,
):
  | { expression: Expression; issues?: undefined }
  | { expression?: undefined; issues: ExpressionIssue[] } {
  if (source.length > limits.sourceLength) return refuse(tooLong(source))
  if (bracketDepth(source) > limits.sourceDepth) return refuse(tooDeep(source))
  try {
    const root = expressionParser.parse(source).topNode
    const fault = firstError(root)
    if (fault) return refuse(syntaxIssue(source, fault))
    return { expression: toExpression(root, source) }
  } catch (error) {
    if (error instanceof SyntaxFault) return refuse(error.issue)
    // The grammar's own code failing, for instance by running out of stack, is a fault of the source.
    return refuse(toIssue('expression.syntax', whole(source), unreadableTexts))
  }
}

function refuse(issue: ExpressionIssue): { issues: ExpressionIssue[] } {
  return { issues: [issue] }
}

function tooLong(source: string): ExpressionIssue {
  return toIssue('expression.too-long', whole(source), {
    pl: `Wyrażenie ma ${source.length} znaków, a może mieć najwyżej ${limits.sourceLength}.`,
    en: `Expected at most ${limits.sourceLength} characters but found ${source.length}.`,
  })
}

function tooDeep(source: string): ExpressionIssue {
  return toIssue('expression.too-deep', whole(source), tooDeepTexts)
}

function whole(source: string): { from: number; to: number } {
  return { from: 0, to: source.length }
}

/** Counted before parsing because the time of the grammar grows with depth. */
function bracketDepth(source: string): number {
  let depth = 0
  let deepest = 0
  for (const char of source) {
    if (char === '(' || char === '[' || char === '{') deepest = Math.max(deepest, ++depth)
    else if (char === ')' || char === ']' || char === '}') depth--
  }
  return deepest
}

function firstError(root: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined
  root.cursor().iterate((ref) => {
    if (found) return false
    if (ref.type.isError) found = ref.node
    return !found
  })
  return found
}

function syntaxIssue(source: string, fault: SyntaxNode): ExpressionIssue {
  const text = source.slice(fault.from, fault.to).trim()
  const found = text || source.slice(fault.from).trim().slice(0, 20)
  const at = {
    from: fault.from,
    to: Math.max(fault.to, Math.min(fault.from + 1, source.length)),
  }
  const texts = found
    ? { pl: `Nieoczekiwane „${found}”.`, en: `Unexpected “${found}”.` }
    : { pl: 'Wyrażenie nie jest dokończone.', en: 'The expression is not finished.' }
  return toIssue('expression.syntax', at, texts)
}
