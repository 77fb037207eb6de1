import type { FormField } from '../form/types.ts'

/**
 * Beginnings of words that speak of data of a special category (Regulation (EU) 2016/679, Article 9): health,
 * disability, origin, beliefs, trade unions, sexuality; and of criminal convictions (Article 10).
 */
const beginnings: readonly string[] = [
  'niepełnosprawn',
  'chorob',
  'zdrowi',
  'zdrowot',
  'diagnoza lekarska',
  'leczeni',
  'uzależn',
  'wyznani',
  'religi',
  'poglądy polityczne',
  'orientacj',
  'pochodzenie etniczne',
  'narodowość',
  'rasow',
  'związk zawodow',
  'związków zawodow',
  'karan',
  'skazan',
  'disabilit',
  'illness',
  'health',
  'addiction',
  'religio',
  'political opinion',
  'sexual',
  'ethnic',
  'racial',
  'trade union',
  'convict',
  'criminal record',
]

const asksPeople = new Set(['text', 'longtext', 'choice', 'choices', 'boolean', 'rich', 'integer'])

/** Returns the word for which a field looks like special-category data; `undefined` for none. Pure. */
export function likelySensitive({ type, label, help }: FormField): string | undefined {
  if (!asksPeople.has(type)) return undefined
  const texts = [label.pl, label.en, help?.pl ?? '', help?.en ?? ''].map((text) =>
    text.toLowerCase(),
  )
  for (const text of texts)
    for (const word of beginnings) {
      const found = new RegExp(`(?:^|[^\\p{L}])(${word}\\p{L}*)`, 'u').exec(text)
      if (found) return found[1]
    }
  return undefined
}
