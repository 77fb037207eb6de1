import type { JsonObject, JsonValue } from '../../json.ts'
import { isLocalText, locales } from '../../text.ts'
import type { Locale, LocalText } from '../../text.ts'
import { kindOfPath } from '../../parse/parse-definition.ts'
import type { DefinitionFiles, EditCommand } from '../files.ts'
import { valueAt } from '../set-at.ts'
import { textsOf } from './texts-of.ts'

/** Where the draft keeps which texts were changed in one language only. It is no definition file. */
export const notesPath = 'forms/texts/translations.json'

/** Place of a text, `forms/R01.json#/pages/id=main/title` → what both languages said when they last agreed. */
type Notes = Readonly<Record<string, LocalText>>

/** What is to be said of the translation of a text; `copied`: new words that are the same in both languages. */
export type TextState = 'done' | 'missing' | 'stale' | 'copied' | 'same'

/** A text of a programme and how its translation stands. */
export interface ProgrammeText {
  file: string
  /** JSON Pointer in the file. */
  at: string
  /** Unique in the programme, the same wherever the parts around are moved. */
  key: string
  text: LocalText
  state: TextState
  /** Of a missing or stale text: the language that is to be written. */
  locale?: Locale
  /** Of a stale text: what the other language said when the two agreed. */
  was?: string
}

/** Returns the notes of a draft; what is none is passed over. Pure. */
function notesIn(files: DefinitionFiles): Notes {
  const value = files[notesPath]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const entries = Object.entries(value).flatMap(([key, text]): [string, LocalText][] =>
    isLocalText(text) ? [[key, text]] : [],
  )
  return Object.fromEntries(entries)
}

function withNotes(files: DefinitionFiles, notes: Notes): DefinitionFiles {
  if (Object.keys(notes).length > 0)
    return { ...files, [notesPath]: notes as unknown as JsonObject }
  if (files[notesPath] === undefined) return files
  const { [notesPath]: _gone, ...kept } = files
  return kept
}

function isDefinition(file: string): boolean {
  return kindOfPath(file) !== undefined
}

function placed(file: string, value: JsonValue | undefined): Map<string, LocalText> {
  return new Map(textsOf(value).map(({ place, text }) => [`${file}#${place}`, text]))
}

/**
 * Returns the files after an edit with a note of every text that it changed in one language only: what both
 * languages said when they last agreed. Changing the other language, or both, ends the note. Only files that the
 * edit changed are looked into; where nothing is to be noted the very same files come back. Pure.
 */
export function withNotedTexts(before: DefinitionFiles, after: DefinitionFiles): DefinitionFiles {
  const notes: Record<string, LocalText> = { ...notesIn(after) }
  const original = languageOf(after)
  let isChanged = false
  for (const file of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[file] === after[file] || !isDefinition(file)) continue
    const [was, is] = [placed(file, before[file]), placed(file, after[file])]
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      const next = noteOf(notes[key], { was: was.get(key), is: is.get(key), original })
      if (next === notes[key]) continue
      isChanged = true
      if (next) notes[key] = next
      else delete notes[key]
    }
  }
  return isChanged ? withNotes(after, notes) : after
}

/** The language a programme is written in first. */
function languageOf(files: DefinitionFiles): Locale | undefined {
  const programme = Object.entries(files).find(([file]) => kindOfPath(file) === 'programme')?.[1]
  return locales.find((locale) => valueAt(programme, '/defaultLocale') === locale)
}

interface ChangedText {
  was: LocalText | undefined
  is: LocalText | undefined
  original: Locale | undefined
}

function noteOf(
  note: LocalText | undefined,
  { was, is, original }: ChangedText,
): LocalText | undefined {
  if (!is) return undefined
  if (!was || (was.pl === is.pl && was.en === is.en)) return note
  const agreed = note ?? beforeTranslation(was, is, original)
  const blank = locales.find((locale) => agreed[locale].trim() === '')
  // a text that was never written in both languages is missing, not out of date: this one is being written
  if (blank) return is[otherThan(blank)] === agreed[otherThan(blank)] ? agreed : undefined
  return (agreed.pl === is.pl) === (agreed.en === is.en) ? undefined : agreed
}

/**
 * Returns every text of a programme and how its translation stands, by file. Words that are the same in both
 * languages, and were not so anywhere in the files the draft began from, are told as copied. Pure.
 */
export function programmeTexts(
  files: DefinitionFiles,
  earlier: DefinitionFiles = files,
): ProgrammeText[] {
  const notes = notesIn(files)
  const known = sameWords(earlier)
  return Object.entries(files).flatMap(([file, value]) =>
    isDefinition(file)
      ? textsOf(value).map(({ at, place, text }) => {
          const key = `${file}#${place}`
          return { file, at, key, text, ...stateOf(text, notes[key], known) }
        })
      : [],
  )
}

/** A copy whose other language is written now was not written in that language before. */
function beforeTranslation(was: LocalText, is: LocalText, original: Locale | undefined): LocalText {
  if (original === undefined || was.pl !== was.en || is[original] !== was[original]) return was
  return { ...was, [otherThan(original)]: '' }
}

function otherThan(locale: Locale): Locale {
  return locale === 'pl' ? 'en' : 'pl'
}

/** What is said in the same words in both languages. */
function sameWords(files: DefinitionFiles): ReadonlySet<string> {
  const texts = Object.entries(files).flatMap(([file, value]) =>
    isDefinition(file) ? textsOf(value) : [],
  )
  return new Set(texts.flatMap(({ text }) => (text.pl === text.en ? [text.pl] : [])))
}

function stateOf(
  text: LocalText,
  note: LocalText | undefined,
  known: ReadonlySet<string>,
): Pick<ProgrammeText, 'state' | 'locale' | 'was'> {
  const blank = locales.find((locale) => text[locale].trim() === '')
  if (blank) return { state: 'missing', locale: blank }
  const wasWritten = note && note.pl.trim() !== '' && note.en.trim() !== ''
  if (wasWritten && (note.pl === text.pl) !== (note.en === text.en))
    return note.pl === text.pl
      ? { state: 'stale', locale: 'pl', was: note.en }
      : { state: 'stale', locale: 'en', was: note.pl }
  // of what a person found right in both there is a note that says the same
  if (text.pl !== text.en || note?.pl === text.pl) return { state: 'done' }
  if (!known.has(text.pl) && /\p{Ll}{3,}/u.test(text.pl)) return { state: 'copied' }
  return { state: /\p{Ll}{3,}\s+\p{Ll}{3,}/u.test(text.pl) ? 'same' : 'done' }
}

/** Says that a text is right in both languages as it stands. */
export function confirmText(key: string): EditCommand {
  return {
    label: { pl: 'Potwierdź tłumaczenie', en: 'Confirm a translation' },
    apply(files) {
      const { [key]: note, ...rest } = notesIn(files)
      const [file = ''] = key.split('#')
      const text = placed(file, files[file]).get(key)
      // where both say the same nothing else would tell that somebody looked at it
      if (text?.pl !== undefined && text.pl === text.en && note?.pl !== text.pl)
        return withNotes(files, { ...rest, [key]: text })
      return note ? withNotes(files, rest) : files
    },
  }
}
