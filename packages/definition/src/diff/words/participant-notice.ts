import type { JsonValue } from '../../json.ts'
import type { ProgrammeBundle } from '../../programme/types.ts'
import { locales } from '../../text.ts'
import type { Locale, LocalText } from '../../text.ts'
import type { Difference } from '../differences.ts'
import { rootOf, textSetting } from '../part.ts'
import type { Part, PartKind } from '../part.ts'
import { lengthSettings, lengthWords } from './length-words.ts'
import type { Names } from './names.ts'
import { noticePhrases } from './notice-phrases.ts'
import { noticedChange } from './noticed-changes.ts'
import { askedFields, theirTasks } from './noticed-contents.ts'
import { participantParts } from './participant-parts.ts'
import type { ParticipantParts } from './participant-parts.ts'
import { partTitle } from './part-title.ts'
import { settingWord } from './setting-words.ts'
import { quoted, valueWords } from './value-words.ts'

/** One sentence of a notice to participants. */
export interface NoticeSentence {
  /** Kind and id of the file it is about. */
  about: { kind: PartKind; id: string }
  text: LocalText
}

/**
 * Returns what participants will notice of these differences, each sentence once, in their words and
 * without technical names. What only the operator's people see is left out. Pure.
 */
export function participantNotice(
  differences: readonly Difference[],
  { before, after, names }: { before: ProgrammeBundle; after: ProgrammeBundle; names: Names },
): NoticeSentence[] {
  const theirs = participantParts(before, after)
  const told = new Map<string, NoticeSentence>()
  for (const difference of differences) {
    const phrase = noticedChange(difference, theirs)
    if (phrase === null) continue
    const text = Object.fromEntries(
      locales.map((locale) => [
        locale,
        filled(noticePhrases[phrase][locale], {
          ...placesOf(difference, locale, names),
          holds: holdsWords(difference.part, theirs, locale, names),
        }),
      ]),
    ) as unknown as LocalText
    const file = rootOf(difference.part)
    told.set(text.en, { about: { kind: file.kind, id: textSetting(file, 'id') }, text })
  }
  return [...told.values()]
}

type Places = Record<
  'title' | 'file' | 'around' | 'setting' | 'due' | 'was' | 'is' | 'holds',
  string
>

function filled(phrase: string, places: Places): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (_, name: keyof Places) => places[name])
}

/** What a new file, or one that is gone, means to them: what it asks, or what there is to do. */
function holdsWords(part: Part, theirs: ParticipantParts, locale: Locale, names: Names): string {
  const all = part.kind === 'form' ? askedFields(part, theirs) : theirTasks(part, theirs)
  return all.map((one) => quoted(partTitle(one, locale, names), locale)).join(', ')
}

function placesOf(difference: Difference, locale: Locale, names: Names): Omit<Places, 'holds'> {
  const { part, earlier, setting = '', before, after } = difference
  const none = locale === 'pl' ? 'brak' : 'none'
  const title = (one: Part): string => quoted(partTitle(one, locale, names), locale)
  const length = part.kind === 'timer' && lengthSettings.includes(setting)
  const words = (value: JsonValue | undefined, of: Part | null): string => {
    if (length) return (of && lengthWords(of, locale, names)) ?? none
    if (value === undefined) return none
    return `${valueWords(value, setting, of ?? part, locale, names)}${unitOf(part, locale)}`
  }
  const due = part.settings.get('due')
  return {
    title: title(part),
    file: title(rootOf(part)),
    around: part.parent === null ? '' : title(part.parent),
    setting: settingWord(part.kind, setting)?.[locale] ?? setting,
    due: due === undefined ? none : valueWords(due, 'due', part, locale, names),
    was: words(before, earlier),
    is: words(after, part),
  }
}

/** Units of parameters that are codes. */
const units: Readonly<Record<string, LocalText>> = {
  WD: { pl: 'dni roboczych', en: 'working days' },
  CD: { pl: 'dni', en: 'days' },
  pt: { pl: 'pkt', en: 'points' },
  h: { pl: 'godz.', en: 'hours' },
  month: { pl: 'mies.', en: 'months' },
  grosz: { pl: 'gr', en: 'grosze' },
}

function unitOf({ kind, settings }: Part, locale: Locale): string {
  const unit = settings.get('unit')
  if (kind !== 'parameter' || typeof unit !== 'string') return ''
  return ` ${units[unit]?.[locale] ?? unit}`
}
