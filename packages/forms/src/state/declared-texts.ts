import type { LocalText } from '@splot/definition'
import type { FormState } from '../types.ts'
import { valueAt } from '../validate/value-at.ts'

/** A sentence that somebody agreed to. */
export interface DeclaredText {
  /** As it stands beside the box, with the values in it. */
  text: LocalText
  /** Whether it was theirs to agree to here, or was agreed to before. */
  editable: boolean
}

/**
 * Returns what was declared and consented to: JSON Pointer of each box that is shown and ticked → its
 * sentence. Pure.
 */
export function declaredTexts({ fields, answers }: FormState): Map<string, DeclaredText> {
  return new Map(
    [...fields].flatMap(([pointer, { field, visible, editable }]) => {
      const isBox = field.type === 'declaration' || field.type === 'consent'
      const text = field.text ?? field.label
      return isBox && visible && text !== undefined && valueAt(answers, pointer) === true
        ? [[pointer, { text, editable }] as const]
        : []
    }),
  )
}
