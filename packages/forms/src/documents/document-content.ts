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
  | { type: 'rich'; nodes: RichNode[] }
  | { type: 'facts'; items: { label: LocalText; value: LocalText }[] }
  | {
      type: 'table'
      title: LocalText
      columns: { title: LocalText; number: boolean }[]
      rows: LocalText[][]
    }
  | { type: 'list'; ordered: boolean; items: LocalText[] }
  | { type: 'signatures'; items: SignedLine[] }
  | { type: 'picture'; picture: Picture; text: LocalText }

/** A picture by its content. */
export interface Picture {
  /** SHA-256 of its bytes. */
  sha256: string
  type: 'image/png' | 'image/jpeg'
  /** In pixels. */
  width: number
  height: number
}

/** Signatures of one kind; none: not signed. */
export interface SignedLine {
  label: LocalText
  signed: { name: string; at: LocalText }[]
}

/** A part of what a person wrote in a `rich` field, in whatever language they wrote. */
export type RichNode =
  | { type: 'heading'; level: 3 | 4 | 5; runs: TextRun[] }
  | { type: 'paragraph'; runs: TextRun[] }
  | { type: 'list'; ordered: boolean; items: RichItem[] }
  | { type: 'table'; title: string; columns: string[]; rows: string[][] }

/** One point of a list, and what is below it. */
export interface RichItem {
  runs: TextRun[]
  below: RichNode[]
}

/** Text that looks alike. */
export interface TextRun {
  text: string
  strong?: true
  em?: true
  /** Address it leads to: https, http or mailto. */
  href?: string
}
