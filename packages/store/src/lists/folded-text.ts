/**
 * Returns a text as search compares it: lower case, without diacritics (`Łódź` → `lodz`). Pure.
 *
 * `ł`, `đ` and `ø` have no decomposition in Unicode, so they are named.
 */
export function foldedText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łđøß]/g, (letter) => ({ ł: 'l', đ: 'd', ø: 'o', ß: 'ss' })[letter] ?? letter)
}

/** Returns whether every word of `query` occurs in a folded text. Pure. */
export function foldedTextHas(folded: string, query: string): boolean {
  return foldedText(query)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}
