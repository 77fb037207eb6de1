import type { CompiledExpression, JsonValue } from '@splot/definition'

/** Where a name of an expression comes from. */
export type Binding =
  | { name: string; from: 'field'; level: number; list: boolean }
  | { name: string; from: 'variables' | 'lists' | 'row' | 'facts' }

/** An expression of a form and where each of its names comes from. */
export interface Formula {
  expression: CompiledExpression
  /** Paths it reads, split at the dots. */
  reads: readonly (readonly string[])[]
  bindings: readonly Binding[]
  /** Whether it reads nothing but fields of the form, code lists and the row. */
  closed: boolean
  /** Whether it asks for the time or for days off. */
  timed: boolean
  /** Number that finds the last result of this formula. */
  slot: number
}

/** A result kept from the last run of a formula at one place. */
export interface Remembered {
  inputs: readonly (JsonValue | undefined)[]
  result: JsonValue
}
