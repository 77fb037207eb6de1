import type { LocalText } from '../text.ts'

/** A code list. An item is never deleted, only closed with `validTo`. */
export interface CodeList {
  $schema?: string
  id: string
  title?: LocalText
  items: CodeListItem[]
}

/** One choice. */
export interface CodeListItem {
  /** What is stored. */
  code: string
  label: LocalText
  /** First and last ISO date on which it can be chosen. */
  validFrom?: string
  validTo?: string
  /** Facts that expressions may use, such as `degurba` of a commune. */
  facts?: Record<string, string | number | boolean>
}
