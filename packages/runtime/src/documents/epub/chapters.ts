import type { Locale } from '@splot/definition'
import type { ContentBlock } from '@splot/forms'

/** A part of a document that is a file of its own in an e-book. */
export interface Chapter {
  /** Name of its file. */
  file: string
  title: string
  /** Titles below it, each with the id of its heading. */
  parts: { id: string; title: string }[]
  blocks: readonly ContentBlock[]
}

/**
 * Returns a document as the files of an e-book: what stands before the first chapter under the title of
 * the document, then a file for each chapter (heading of level 2). Pure.
 */
export function chaptersOf(
  title: string,
  blocks: readonly ContentBlock[],
  locale: Locale,
): [Chapter, ...Chapter[]] {
  const starts = blocks.flatMap((block, n) => (isChapter(block) ? [n] : []))
  const parted = starts.map((start, n) => blocks.slice(start, starts[n + 1]))
  const before = blocks.slice(0, starts[0] ?? blocks.length)
  return [
    chapter(0, title, before, locale),
    ...parted.map((part, n) => chapter(n + 1, chapterTitle(part, locale), part, locale)),
  ]
}

/** Returns the id of the nth heading of level 3 in a file. Pure. */
export function partId(n: number): string {
  return `part-${n + 1}`
}

function isChapter(block: ContentBlock): boolean {
  return block.type === 'heading' && block.level === 2
}

function chapterTitle([first]: readonly ContentBlock[], locale: Locale): string {
  return first?.type === 'heading' ? first.text[locale] : ''
}

function chapter(
  n: number,
  title: string,
  blocks: readonly ContentBlock[],
  locale: Locale,
): Chapter {
  const parts = blocks
    .filter((block) => block.type === 'heading')
    .filter(({ level }) => level === 3)
    .map(({ text }, at) => ({ id: partId(at), title: text[locale] }))
  return { file: n === 0 ? 'title.xhtml' : `chapter-${n}.xhtml`, title, parts, blocks }
}
