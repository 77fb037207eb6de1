/**
 * Returns what stands beside a heading in one line, each text once and none that the heading says
 * already: `distinctTexts('Card', ['Card', 'Card', 'SPL/7'])` is `'SPL/7'`. Pure.
 */
export function distinctTexts(
  heading: string,
  texts: readonly (string | null | undefined)[],
): string {
  const others = texts.filter((text) => text && text !== heading)
  return [...new Set(others)].join(' · ')
}
