/** Returns text of at least this many characters. Pure. */
export const prose = (length: number): string =>
  'Opis tego, co zrobiono i z jakim skutkiem. '.repeat(Math.ceil((length + 1) / 43)).trimEnd()
