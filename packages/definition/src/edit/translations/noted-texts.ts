import type { JsonObject, JsonValue } from '../../json.ts'
import { isLocalText, locales } from '../../text.ts'
import type { Locale, LocalText } from '../../text.ts'
import { kindOfPath } from '../../parse/parse-definition.ts'
import type { DefinitionFiles, EditCommand } from '../files.ts'
import { textsOf } from './texts-of.ts'

/** Where the draft keeps which texts were changed in one language only. It is no definition file. */
export const notesPath = 'forms/texts/translations.json'

/** Place of a text, `forms/R01.json#/pages/id=main/title` → what both languages said when they last agreed. */
type Notes = Readonly<Record<string, LocalText>>

/** What is to be said of the translation of a text. */
export type TextState = 'done' | 'missing' | 'stale' | 'same'

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
  let isChanged = false
  for (const file of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[file] === after[file] || !isDefinition(file)) continue
    const [was, is] = [placed(file, before[file]), placed(file, after[file])]
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      const next = noteOf(notes[key], was.get(key), is.get(key))
      if (next === notes[key]) continue
      isChanged = true
      if (next) notes[key] = next
      else delete notes[key]
    }
  }
  return isChanged ? withNotes(after, notes) : after
}

function noteOf(
  note: LocalText | undefined,
  was: LocalText | undefined,
  is: LocalText | undefined,
): LocalText | undefined {
  if (!is) return undefined
  if (!was || (was.pl === is.pl && was.en === is.en)) return note
  const agreed = note ?? was
  // a text that was never written in both languages is missing, not out of date
  if (agreed.pl.trim() === '' || agreed.en.trim() === '') return undefined
  return (agreed.pl === is.pl) === (agreed.en === is.en) ? undefined : agreed
}

/** Returns every text of a programme and how its translation stands, by file. Pure. */
export function programmeTexts(files: DefinitionFiles): ProgrammeText[] {
  const notes = notesIn(files)
  return Object.entries(files).flatMap(([file, value]) =>
    isDefinition(file)
      ? textsOf(value).map(({ at, place, text }) => {
          const key = `${file}#${place}`
          return { file, at, key, text, ...stateOf(text, notes[key]) }
        })
      : [],
  )
}

function stateOf(
  text: LocalText,
  note: LocalText | undefined,
): Pick<ProgrammeText, 'state' | 'locale' | 'was'> {
  const blank = locales.find((locale) => text[locale].trim() === '')
  if (blank) return { state: 'missing', locale: blank }
  if (note && (note.pl === text.pl) !== (note.en === text.en))
    return note.pl === text.pl
      ? { state: 'stale', locale: 'pl', was: note.en }
      : { state: 'stale', locale: 'en', was: note.pl }
  const isSame = text.pl === text.en && /\p{Ll}{3,}\s+\p{Ll}{3,}/u.test(text.pl)
  return { state: isSame ? 'same' : 'done' }
}

/** Says that a text is right in both languages as it stands. */
export function confirmText(key: string): EditCommand {
  return {
    label: { pl: 'Potwierdź tłumaczenie', en: 'Confirm a translation' },
    apply(files) {
      const { [key]: note, ...rest } = notesIn(files)
      return note ? withNotes(files, rest) : files
    },
  }
}
