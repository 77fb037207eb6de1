import type { NameKind } from '../references/name.ts'

const lower = /^[a-z][A-Za-z0-9]*$/
const either = /^[A-Za-z][A-Za-z0-9]*$/

/** How the words of each kind are spelled. */
const spelling: Readonly<Record<NameKind, RegExp>> = {
  workflow: lower,
  form: either,
  list: either,
  document: lower,
  role: lower,
  parameter: either,
  message: lower,
  fact: lower,
  state: lower,
  event: /^[A-Z][A-Z0-9_]*$/,
  task: lower,
  timer: lower,
  variable: lower,
  input: lower,
  decision: lower,
  column: lower,
  section: lower,
  field: lower,
  given: lower,
  code: /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
}

/** Words of FEEL; no name may be one. */
const feelWords = new Set(
  'and or not if then else for in return some every satisfies between instance of true false null function external item partial'.split(
    ' ',
  ),
)

/** Tells whether a word may be the name of something of a kind. Pure. */
export function isSpelledAsName(kind: NameKind, word: string): boolean {
  return spelling[kind].test(word) && !feelWords.has(word)
}
