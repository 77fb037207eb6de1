import type { DisplayFormat } from '../form/types.ts'
import type { LocalText, Locale } from '../text.ts'
import type { Expression } from '../workflow/types.ts'

/**
 * A document template, one file `forms/documents/<id>.json`. Its expressions see only the names in
 * `given` and `document`, so that a document is a function of the values its step fixed.
 */
export interface DocumentDefinition {
  $schema?: string
  id: string
  /** Title of each document made from it. May hold values. */
  title: LocalText
  description?: LocalText
  /** Names of the values it reads → how they are written where nothing else is said. */
  given: Record<string, ShownValue>
  /** Cases whose values it gathers; its expressions see them as `cases`, a list. */
  cases?: DocumentCases
  /** Indicators it tells; its expressions see them as `indicators`. Its `readers` must be named. */
  indicators?: DocumentIndicators
  /** Roles that may read it, `public` for everybody; absent: whoever may open the case. */
  readers?: string[]
  /** Languages it exists in; absent: both. */
  languages?: Locale[]
  body: DocumentBlock[]
}

/**
 * Values gathered from many cases when a document is made: a register. They are copied into the document,
 * so that it stays what it was. Expressions see what those of the workflow see, and `given`.
 */
export interface DocumentCases {
  workflow: string
  /** Cases that count; absent: all of the workflow, finished ones too. */
  when?: Expression
  /** Name → FEEL: what an element of `cases` holds. */
  values: Record<string, Expression>
  /** FEEL text or number by which they are sorted; absent: by when they began. */
  sort?: Expression
}

/**
 * Indicators counted when a document is made: a report. They are copied into the document, so that it stays
 * what it was. It tells those that each of its `readers` may read, with small cells kept back from everybody.
 * Expressions see `given`.
 */
export interface DocumentIndicators {
  /** Ids of indicators, in the order they are told; absent: all. */
  only?: string[]
  /** FEEL date up to which is counted, the whole day; absent, or `null`: the day it is made. */
  at?: Expression
  /** FEEL date from which a period is told beside; absent, or `null`: none. */
  from?: Expression
}

/** How a value is written for people. */
export interface ShownValue {
  /** Absent: as what it is. */
  display?: DisplayFormat
  /** Code list whose labels stand for the stored codes. */
  list?: string
  /** It is the id of a person, or a list of them: written as names. */
  people?: true
}

/** A part of a document, from top to bottom. `when`: absent unless the expression gives `true`. */
export type DocumentBlock =
  | HeadingBlock
  | ParagraphBlock
  | RichBlock
  | FactsBlock
  | TableBlock
  | ListBlock
  | SignaturesBlock
  | PicturesBlock
  | EachBlock

/** A heading. */
export interface HeadingBlock {
  type: 'heading'
  /** 2 is a chapter (default), 3 a part of one; 1 is the title of the document. */
  level?: 2 | 3
  text: LocalText
  when?: Expression
}

/** A paragraph; a line break in the text is one in the document. */
export interface ParagraphBlock {
  type: 'paragraph'
  text: LocalText
  when?: Expression
}

/** What a person wrote in a `rich` field, with its headings, lists, tables, links and stresses. */
export interface RichBlock {
  type: 'rich'
  /** FEEL giving the value of a `rich` field. */
  value: Expression
  when?: Expression
}

/** Values with their labels. */
export interface FactsBlock {
  type: 'facts'
  items: DocumentFact[]
  when?: Expression
}

/** One labelled value. */
export interface DocumentFact extends ShownValue {
  label: LocalText
  value: Expression
  when?: Expression
}

/** A table; expressions of its columns also see `row` and `index`, counted from 1. */
export interface TableBlock {
  type: 'table'
  title: LocalText
  /** FEEL list. */
  rows: Expression
  columns: DocumentColumn[]
  /** Said instead of a table without rows; absent: the block is left out. */
  empty?: LocalText
  when?: Expression
}

/** One column; the first names its row. */
export interface DocumentColumn extends ShownValue {
  title: LocalText
  value: Expression
}

/** A list: its texts as they stand or, with `rows`, once for each row, seeing `row` and `index`. */
export interface ListBlock {
  type: 'list'
  items: LocalText[]
  /** FEEL list. */
  rows?: Expression
  /** Counted: 1, 2, 3. */
  ordered?: boolean
  when?: Expression
}

/** Who signed; values of signature fields. */
export interface SignaturesBlock {
  type: 'signatures'
  items: { label: LocalText; value: Expression }[]
  when?: Expression
}

/** Pictures with what they tell in words, for whoever does not see them. */
export interface PicturesBlock {
  type: 'pictures'
  /** FEEL list of ids of files, as file fields keep them. */
  files: Expression
  /** FEEL list of texts, one for each file in its order; a file without one is left out. */
  texts: Expression
  when?: Expression
}

/** Blocks written once for each element of a list. */
export interface EachBlock {
  type: 'each'
  /** FEEL list. */
  rows: Expression
  /** Name under which the blocks see the element; `index` counts from 1. */
  as: string
  body: DocumentBlock[]
  when?: Expression
}
