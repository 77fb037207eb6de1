import { piecesOf } from './wrapped-lines.ts'

/** A piece of a line that looks alike. */
export interface LinePiece {
  text: string
  bold: boolean
}

type WidthOf = (text: string, bold: boolean) => number

/**
 * Returns text of two weights as lines that fit a width: broken at its own line breaks, then between words,
 * and inside a word only where it alone is too wide. Pure.
 */
export function wrappedRuns(
  runs: readonly LinePiece[],
  width: number,
  widthOf: WidthOf,
): LinePiece[][] {
  const lines: LinePiece[][] = [[]]
  let used = 0
  for (const { text, bold } of wordsOf(runs, width, widthOf)) {
    const wide = widthOf(text, bold)
    if (text === '\n' || (text !== ' ' && used > 0 && used + wide > width)) {
      lines.push([])
      used = 0
    }
    // a space at the beginning of a line is none
    if (text === '\n' || (text === ' ' && used === 0)) continue
    append(lines.at(-1) ?? [], { text, bold })
    used += wide
  }
  return lines.map(withoutLastSpace)
}

/** Words, the spaces between them and line breaks, each for itself. */
function wordsOf(runs: readonly LinePiece[], width: number, widthOf: WidthOf): LinePiece[] {
  return runs.flatMap(({ text, bold }) =>
    text
      .split(/(\n| )/)
      .filter((word) => word !== '')
      .flatMap((word) =>
        widthOf(word, bold) <= width
          ? [word]
          : piecesOf(word, width, (part) => widthOf(part, bold)),
      )
      .map((word) => ({ text: word, bold })),
  )
}

function append(line: LinePiece[], piece: LinePiece): void {
  const last = line.at(-1)
  if (last?.bold === piece.bold) last.text += piece.text
  else line.push(piece)
}

function withoutLastSpace(line: LinePiece[]): LinePiece[] {
  const last = line.at(-1)
  if (last === undefined) return line
  last.text = last.text.trimEnd()
  return line.filter(({ text }) => text !== '')
}
