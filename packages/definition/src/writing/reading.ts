import type { LocalText } from '../text.ts'

/** Returns how many words people read in a text; a place for a value is one. Pure. */
export function readingLength(text: string): number {
  return text
    .replaceAll(/\{[^}]*\}/g, 'x')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Tells whether a text of several words is the same in both languages. Pure. */
export function looksUntranslated({ pl, en }: LocalText): boolean {
  return (
    pl.trim() !== '' && pl.trim() === en.trim() && readingLength(pl) > 2 && /\p{Ll}{3}/u.test(pl)
  )
}
