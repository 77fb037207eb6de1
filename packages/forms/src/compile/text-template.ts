import type { DisplayFormat, FormField } from '@splot/definition'
import type { Formula } from './formula.ts'

/** A value that stands in a text; `F` is how its expression was compiled. */
export interface Place<F = Formula> {
  formula: F
  /** How it is written; absent: as its field, or as what it is. */
  display?: DisplayFormat
  /** The field it names, if it is just that. */
  field?: FormField
}

/** A text in both languages with places for values. */
export interface TextTemplate<F = Formula> {
  pl: readonly (string | Place<F>)[]
  en: readonly (string | Place<F>)[]
}

/** Texts of one part of a form that are more than words: `label`, `help`, `title`, … */
export type TextTemplates = Readonly<Record<string, TextTemplate>>
