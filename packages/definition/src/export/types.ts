import type { SourceDefinition } from '../indicator/types.ts'
import type { Locale, LocalText } from '../text.ts'
import type { Expression } from '../workflow/types.ts'

/**
 * The layout of a table that another system takes in, one file `workflows/exports/<id>.json`: a row for
 * each row of its source, in columns named exactly as the other system wants them.
 */
export interface ExportDefinition {
  $schema?: string
  id: string
  version: number
  title: LocalText
  description?: LocalText
  /** Roles that may export it. */
  readers: string[]
  /** Language of the labels that code lists give. Default `pl`. */
  language?: Locale
  source: SourceDefinition
  /** Of rows that have the same text here, the last is written. */
  unique?: Expression
  /** FEEL by which rows are sorted; absent: by date, then case. */
  sort?: Expression
  columns: ExportColumn[]
}

/** One column. Values are written as text; dates as `yyyy-MM-dd`. */
export interface ExportColumn {
  /** Heading, as the other system wants it. */
  title: string
  /** FEEL over the row; absent: the column stays empty. */
  value?: Expression
  /** Code → wording of the other system; a code without one keeps the table from being written. */
  words?: Record<string, string>
  /** Code list whose labels are written, where no `words` stand. */
  list?: string
  /** Special-category data: each export is in the access log with these columns. */
  sensitive?: boolean
}
