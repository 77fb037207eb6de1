import type { Locale } from '@splot/definition'
import { documentWords, formatInstant } from './document-words.ts'
import type { KeptDocument } from './kept-document.ts'

/** Returns what stands at the head of a document in every form: number, day, what it replaces. Pure. */
export function documentFacts(
  { number, madeAt, replaces }: Pick<KeptDocument, 'number' | 'madeAt' | 'replaces'>,
  locale: Locale,
  timeZone: string,
): [label: string, value: string][] {
  const words = documentWords[locale]
  const facts: [string, string | null][] = [
    [words.number, number],
    [words.madeAt, formatInstant(madeAt, locale, timeZone)],
    [words.replaces, replaces && (replaces.number ?? replaces.id)],
  ]
  return facts.flatMap(([label, value]) => (value === null ? [] : [[label, value]]))
}
