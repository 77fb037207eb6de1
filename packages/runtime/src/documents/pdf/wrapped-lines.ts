/**
 * Returns text as the lines that fit a width: broken at its own line breaks, then between words, and
 * inside a word only where it alone is too wide. Asks for the width of words and signs, never of whole
 * lines, so that the answers can be remembered. Pure.
 */
export function wrappedLines(
  text: string,
  width: number,
  widthOf: (word: string) => number,
): string[] {
  return text.split('\n').flatMap((paragraph) => linesOf(paragraph, width, widthOf))
}

function linesOf(text: string, width: number, widthOf: (word: string) => number): string[] {
  const lines: string[] = []
  const space = widthOf(' ')
  let line = ''
  let used = 0
  for (const word of text.split(' ')) {
    const more = widthOf(word)
    if (line !== '' && used + space + more <= width) {
      line += ` ${word}`
      used += space + more
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = more <= width ? [word] : piecesOf(word, width, widthOf)
    line = pieces.pop() ?? ''
    used = widthOf(line)
    lines.push(...pieces)
  }
  return [...lines, line]
}

/** Returns a word as pieces that fit; a single sign stays whole however wide it is. Pure. */
export function piecesOf(word: string, width: number, widthOf: (word: string) => number): string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const sign of word) {
    const more = widthOf(sign)
    if (piece !== '' && used + more > width) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += sign
    used += more
  }
  return [...pieces, piece]
}
