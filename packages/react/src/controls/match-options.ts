import type { ChoiceOption } from './choice-options.ts'

/**
 * Returns at most `limit` options that contain what was typed, those that start with it first. Letters
 * match without diacritics and case (`lodz` finds `Łódź`), words in any order. Pure.
 */
export function matchOptions(
  options: readonly ChoiceOption[],
  typed: string,
  limit: number,
): ChoiceOption[] {
  const words = plain(typed).split(' ').filter(Boolean)
  if (words.length === 0) return options.slice(0, limit)
  const starts: ChoiceOption[] = []
  const contains: ChoiceOption[] = []
  for (const option of options) {
    const label = plain(`${option.label} ${option.value}`)
    if (!words.every((word) => label.includes(word))) continue
    if (label.startsWith(words[0]!)) starts.push(option)
    else contains.push(option)
    if (starts.length >= limit) break
  }
  return [...starts, ...contains].slice(0, limit)
}

/**
 * Returns the option that what was typed can only mean: the one it names in full, else the only one that
 * matches; `null` where several or none do. Pure.
 */
export function meantOption(options: readonly ChoiceOption[], typed: string): ChoiceOption | null {
  const name = plain(typed)
  if (name === '') return null
  const named = options.filter(({ label }) => plain(label) === name)
  const [only, ...others] = named.length > 0 ? named : matchOptions(options, typed, 2)
  return only !== undefined && others.length === 0 ? only : null
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .trim()
}
