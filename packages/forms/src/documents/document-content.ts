import type { LocalText } from '@splot/definition'

/** What a document says, in both languages: no expression, no value that is not written out. */
export interface DocumentContent {
  title: LocalText
  blocks: ContentBlock[]
}

/** A part of a document, from top to bottom. */
export type ContentBlock =
  | { type: 'heading'; level: 2 | 3; text: LocalText }
  | { type: 'paragraph'; text: LocalText }
  | { type: 'facts'; items: { label: LocalText; value: LocalText }[] }
  | {
      type: 'table'
      title: LocalText
      columns: { title: LocalText; number: boolean }[]
      rows: LocalText[][]
    }
  | { type: 'list'; ordered: boolean; items: LocalText[] }
  | { type: 'signatures'; items: SignedLine[] }

/** Signatures of one kind; none: not signed. */
export interface SignedLine {
  label: LocalText
  signed: { name: string; at: LocalText }[]
}
