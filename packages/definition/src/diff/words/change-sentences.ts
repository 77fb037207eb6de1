import type { JsonValue } from '../../json.ts'
import { joinPointer } from '../../source/pointer.ts'
import type { Locale, LocalText } from '../../text.ts'
import type { Difference } from '../differences.ts'
import type { Part } from '../part.ts'
import { focused } from './focused.ts'
import { inBoth } from './in-both.ts'
import { lengthSettings, lengthWords } from './length-words.ts'
import type { Names } from './names.ts'
import { partDetails } from './part-details.ts'
import { partTitle } from './part-title.ts'
import { partChanged, partNoun } from './part-words.ts'
import { settingWord } from './setting-words.ts'
import { quoted, valueWords } from './value-words.ts'

/** One difference as a sentence. */
export interface ChangeSentence {
  change: Difference['change']
  /** Titles of what it stands in, outermost first, without the file itself: “Ocena formalna › Sprawdź”. */
  place: LocalText
  text: LocalText
  /** JSON Pointer into the newer file; of what is gone, into the older. */
  path: string
  /** Of `changed`: the whole values, as stored. */
  before?: JsonValue | undefined
  after?: JsonValue | undefined
}

/** Returns the differences of one file as sentences for administrators, in the same order. Pure. */
export function changeSentences(
  differences: readonly Difference[],
  names: Names,
): ChangeSentence[] {
  const lengthTold = new Set<Part>()
  return differences.flatMap((difference) => {
    const { change, part, setting, before, after } = difference
    if (isLength(difference)) {
      if (lengthTold.has(part)) return []
      lengthTold.add(part)
    }
    return [
      {
        change,
        place: inBoth((locale) => placeOf(part, locale, names)),
        text: inBoth((locale) => sentence(difference, locale, names)),
        path: pointerOf(part, setting),
        ...(change === 'changed' && { before, after }),
      },
    ]
  })
}

/** Where to look for a change. What a part waits for and is named stands in the key it lies under. */
function pointerOf({ pointer }: Part, setting: string | undefined): string {
  if (setting === undefined || setting === 'trigger' || setting === 'name') return pointer
  return joinPointer(pointer, ...setting.split('.'))
}

/** Number, unit and manner of counting are one thing to people: how long it is. */
function isLength({ part, earlier, setting }: Difference): boolean {
  return (
    setting !== undefined &&
    earlier !== null &&
    (part.kind === 'timer' || part.kind === 'reminder') &&
    lengthSettings.includes(setting)
  )
}

function sentence(difference: Difference, locale: Locale, names: Names): string {
  const { change, part, earlier } = difference
  if (change === 'moved') return movedSentence(part, earlier!, locale, names)
  if (change !== 'changed') return wholeSentence(change, part, locale, names)
  const subject = subjectOf(part, locale, names)
  if (isLength(difference)) {
    const [was, is] = [lengthWords(earlier!, locale, names), lengthWords(part, locale, names)]
    return `${subject}: ${wasAndIs(was, is, locale)}`
  }
  return `${subject} – ${settingSentence(difference, locale, names)}`
}

function wholeSentence(
  change: 'added' | 'removed',
  part: Part,
  locale: Locale,
  names: Names,
): string {
  const title = partTitle(part, locale, names)
  const begun = partChanged(change, part.kind, locale)
  const details = partDetails(part, locale, names)
  return `${begun}${title ? ` ${quoted(title, locale)}` : ''}${details ? ` (${details})` : ''}.`
}

function movedSentence(part: Part, earlier: Part, locale: Locale, names: Names): string {
  const begun = `${partChanged('moved', part.kind, locale)} ${quoted(partTitle(part, locale, names), locale)}`
  const [was, is] = [earlier.parent!, part.parent!].map((around) =>
    subjectOf(around, locale, names),
  )
  if (was === is) return `${begun}: ${locale === 'pl' ? 'w innej kolejności' : 'in another order'}.`
  return `${begun}: ${wasAndIs(was, is, locale)}`
}

function settingSentence(difference: Difference, locale: Locale, names: Names): string {
  const { part, earlier, setting = '', before, after } = difference
  const label = settingWord(part.kind, setting)?.[locale] ?? setting
  const words = (value: JsonValue, of: Part): string =>
    valueWords(value, setting, of, locale, names)
  if (isList(before) && isList(after)) {
    return `${label}: ${listSentence(before, after, (one) => words(one, part), locale)}`
  }
  const [old, now] = focused(before, after)
  const was = old === undefined ? undefined : words(old, earlier ?? part)
  const is = now === undefined ? undefined : words(now, part)
  return `${label}: ${wasAndIs(was, is, locale)}`
}

function wasAndIs(was: string | undefined, is: string | undefined, locale: Locale): string {
  const pl = locale === 'pl'
  if (was === undefined) return pl ? `dodano ${is}.` : `added ${is}.`
  if (is === undefined) return pl ? `usunięto (było ${was}).` : `removed (was ${was}).`
  return pl ? `było ${was}, jest ${is}.` : `was ${was}, now ${is}.`
}

function listSentence(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  words: (value: JsonValue) => string,
  locale: Locale,
): string {
  const without = (all: readonly JsonValue[], others: readonly JsonValue[]): string[] => {
    const known = new Set(others.map((one) => JSON.stringify(one)))
    return all.filter((one) => !known.has(JSON.stringify(one))).map(words)
  }
  const [fresh, gone] = [without(after, before), without(before, after)]
  const pl = locale === 'pl'
  const parts = [
    ...(fresh.length > 0 ? [`${pl ? 'dodano' : 'added'} ${fresh.join(', ')}`] : []),
    ...(gone.length > 0 ? [`${pl ? 'usunięto' : 'removed'} ${gone.join(', ')}`] : []),
  ]
  return parts.length > 0
    ? `${parts.join('; ')}.`
    : pl
      ? 'zmieniono kolejność.'
      : 'changed the order.'
}

function isList(value: JsonValue | undefined): value is JsonValue[] {
  return Array.isArray(value)
}

/** “Zadanie „Sprawdź””: the kind and the title, as a sentence begins. */
function subjectOf(part: Part, locale: Locale, names: Names): string {
  const word = partNoun(part.kind, locale)
  const title = partTitle(part, locale, names)
  const begun = `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  return title ? `${begun} ${quoted(title, locale)}` : begun
}

function placeOf(part: Part, locale: Locale, names: Names): string {
  const titles: string[] = []
  for (let around = part.parent; around !== null && around.parent !== null; around = around.parent)
    titles.unshift(partTitle(around, locale, names))
  return titles.filter((title) => title !== '').join(' › ')
}
