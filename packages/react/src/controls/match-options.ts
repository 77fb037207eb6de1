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

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .trim()
}
