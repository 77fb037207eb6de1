/** A fault in an expression, found without running it. */
export interface ExpressionIssue {
  /** One of the codes in `SPEC.md` (FE70), such as `expression.unknown-name`. */
  code: string
  message: string
  /** The message in both languages; `message` is the English one. */
  texts: { pl: string; en: string }
  /** Where in the source, in UTF-16 units, end exclusive. */
  from: number
  to: number
  /** The name that was probably meant. */
  suggestion?: string
  /** The name that stands where `suggestion` was meant. */
  written?: string
}

/** Returns an issue from its texts. Pure. */
export function toIssue(
  code: string,
  at: { from: number; to: number },
  texts: { pl: string; en: string },
): ExpressionIssue {
  return { code, message: texts.en, texts, from: at.from, to: at.to }
}
