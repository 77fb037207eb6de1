import type { LocalText } from '../../text.ts'
import { formScopeNames } from '../../lint/form-variables.ts'

const polish: Readonly<Record<string, string>> = {
  ą: 'a',
  ć: 'c',
  ę: 'e',
  ł: 'l',
  ń: 'n',
  ó: 'o',
  ś: 's',
  ź: 'z',
  ż: 'z',
}

/** Names that expressions could not read. */
const reserved = new Set([
  ...formScopeNames,
  ...'and or not if then else for in return some every satisfies between instance of true false null function external item partial date time duration list string number'.split(
    ' ',
  ),
  'constructor',
  'prototype',
])

const mostWords = 4

/**
 * Returns an id made from a title that none of the others has: `Kwota dotacji` → `kwotaDotacji`, then
 * `kwotaDotacji2`. It is made once and stays when the title changes. Pure.
 */
export function freshName(
  title: LocalText | string,
  taken: Iterable<string>,
  else_ = 'field',
): string {
  const text = typeof title === 'string' ? title : title.en.trim() || title.pl
  const words = text
    .toLowerCase()
    .replaceAll(/[ąćęłńóśźż]/g, (letter) => polish[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\{[^}]*\}|\p{Diacritic}|['’]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, mostWords)
  const joined = words
    .map((word, n) => (n === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 40)
  const name = /^[a-z]/.test(joined) ? joined : `${else_}${joined}`
  const others = new Set([...reserved, ...taken])
  if (!others.has(name)) return name
  for (let n = 2; ; n += 1) if (!others.has(`${name}${n}`)) return `${name}${n}`
}
