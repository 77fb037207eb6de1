import type { Shape } from './shapes.ts'
import type { Meant } from './name.ts'

/** A part of a text that is a name, or of a key where `key` says so. */
export interface NameSite {
  /** JSON Pointer. */
  at: string
  /** The last step of the pointer is the name, not the value there. */
  key?: true
  means: readonly Meant[]
  /** Where in the text; absent: all of it. */
  from?: number
  to?: number
  /** Here it is said that the name exists. */
  declares?: true
}

/** An expression, all of a text or from a place in it. */
export interface ExpressionSite {
  at: string
  source: string
  /** Where it begins in the text. */
  offset: number
  scope: Shape
  expected: Shape
}

/** A place where something is named. */
export type Site = NameSite | ExpressionSite
