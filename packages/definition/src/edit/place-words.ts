import { partsOf } from '../diff/parts-of.ts'
import type { Part } from '../diff/part.ts'
import { namesOf } from '../diff/words/names.ts'
import { partNoun } from '../diff/words/part-words.ts'
import { partTitle } from '../diff/words/part-title.ts'
import { kindOfPath } from '../parse/parse-definition.ts'
import { readFiles } from '../references/read-files.ts'
import type { Locale, LocalText } from '../text.ts'
import type { DefinitionFiles } from './files.ts'

interface PlaceWords {
  words: LocalText
  /** The place is a part with a name of its own, not one of its settings. */
  isPart: boolean
}

type Place = (file: string, at: string) => PlaceWords

const known = new WeakMap<DefinitionFiles, Place>()

/**
 * Returns what people call a place in a definition file, from the file down to the part it stands in:
 * “workflow “Recruitment”, state “Formal check”, task “Check””. Pure; what was read of the same files is
 * remembered, since many places are asked for at once.
 */
export function placeWords(files: DefinitionFiles, file: string, at: string): LocalText {
  return placesOf(files)(file, at).words
}

/** Returns the same of a part of a file; `undefined` for what is a setting of one. Pure. */
export function partWords(files: DefinitionFiles, file: string, at: string): LocalText | undefined {
  const { words, isPart } = placesOf(files)(file, at)
  return isPart ? words : undefined
}

function placesOf(files: DefinitionFiles): Place {
  const place = known.get(files) ?? readPlaces(files)
  known.set(files, place)
  return place
}

function readPlaces(files: DefinitionFiles): Place {
  const { bundle, read } = readFiles(files)
  const values = new Map(read.map(({ file, value }) => [file, value as unknown as { id: string }]))
  const roots = new Map<string, Part>()
  const names = bundle && namesOf(bundle)
  return (file, at) => {
    const kind = kindOfPath(file)
    const value = values.get(file)
    if (!names || !kind || !value) return { words: { pl: file, en: file }, isPart: at === '' }
    const root = roots.get(file) ?? partsOf(kind, value).root
    roots.set(file, root)
    const chain = chainTo(root, at)
    const words = (locale: Locale) =>
      chain
        .map((part) => {
          const title = partTitle(part, locale, names)
          const noun = partNoun(part.kind, locale)
          if (title === '') return noun
          return locale === 'pl' ? `${noun} „${title}”` : `${noun} “${title}”`
        })
        .join(', ')
    return {
      words: { pl: words('pl'), en: words('en') },
      isPart: chain.at(-1)?.pointer === at,
    }
  }
}

function chainTo(part: Part, at: string): Part[] {
  const inside = part.parts.find(({ pointer }) => at === pointer || at.startsWith(`${pointer}/`))
  return inside ? [part, ...chainTo(inside, at)] : [part]
}
