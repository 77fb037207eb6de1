import type { Locale } from '@splot/definition'
import type { TimelineEntry } from '@splot/runtime'
import type { Translator } from '../texts/field-texts.ts'
import { formatDateTime } from '../values/format.ts'

/** Kinds of entries with a sentence of their own; others are told by their title. */
const told = new Set(['started', 'completed', 'event', 'message', 'timer'])

/**
 * Returns why a case moved, made from the entry that moved it: for transitions without a sentence of
 * their own. Who acted is told where the reader knows it. Pure.
 */
export function whyText(entry: TimelineEntry, locale: Locale, t: Translator): string {
  const { type, title, actor, deadline } = entry
  const kind = told.has(type) ? type : 'other'
  const what = (type === 'timer' ? deadline : title)?.[locale] ?? ''
  const who = actor !== null && kind !== 'timer' && kind !== 'message' ? 'By' : ''
  const named = kind === 'timer' && what === '' ? 'Unnamed' : ''
  return t(`case.why.${kind}${named}${who}`, {
    what,
    who: actor?.name ?? '',
    date: formatDateTime(entry.at, locale),
  })
}
