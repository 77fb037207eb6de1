/** Letters whose accent is no mark of its own, such as the stroke of `ł`. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
}

/** Returns text as part of an address: `Świetlica „Łąka” 1/2` is `swietlica-laka-1-2`. Pure. */
export function entryKey(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[łßøđæœ]/g, (letter) => plain[letter] ?? letter)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
}
