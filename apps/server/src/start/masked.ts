const masks: readonly (readonly [RegExp, string])[] = [
  // user and password of a database or mail server
  [/(\/\/)[^\s/]+@/gu, '$1<secret>@'],
  [/[\p{L}\p{N}.!#$%&*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu, '<e-mail>'],
  [/([?&;]\s*(?:token|code|state|[\w.-]*session_token)=)[^\s&;"']+/giu, '$1<secret>'],
  // PESEL; longer runs are no such number, but as little to be read
  [/(?<![\w-])\d{11,}(?![\w-])/gu, '<number>'],
  // what a parser could not read, as it tells it
  [/"[^\n]* is not valid JSON/gu, '<data> is not valid JSON'],
]

/**
 * Returns a line of the log without what has the shape of personal data or a secret: addresses, numbers of
 * eleven digits, tokens, passwords, data a parser could not read. A second wall: our own messages name ids
 * only, those of a library or a mail server may not. Pure.
 */
export function masked(line: string): string {
  return masks.reduce((text, [shape, instead]) => text.replaceAll(shape, instead), line)
}
