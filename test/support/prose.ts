/** Returns text of at least this many characters, for fields of which only the length matters. Pure. */
export const prose = (length: number): string =>
  'Rzetelny opis sytuacji w gminie. '.repeat(Math.ceil((length + 1) / 33)).trimEnd()
