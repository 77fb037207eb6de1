import { partsOf } from '../diff/parts-of.ts'
import type { Part } from '../diff/part.ts'
import { namesOf } from '../diff/words/names.ts'
import { partNoun } from '../diff/words/part-words.ts'
import { partTitle } from '../diff/words/part-title.ts'
import { kindOfPath } from '../parse/parse-definition.ts'
import { readFiles } from '../references/read-files.ts'
import type { Locale, LocalText } from '../text.ts'
import type { DefinitionFiles } from './files.ts'

/**
 * Returns what people call a place in a definition file, from the file down to the part it stands in:
 * “workflow “Recruitment”, state “Formal check”, task “Check””. Pure.
 */
export function placeWords(files: DefinitionFiles, file: string, at: string): LocalText {
  const { bundle, read } = readFiles(files)
  const kind = kindOfPath(file)
  const value = read.find((one) => one.file === file)?.value as { id: string } | undefined
  if (!bundle || !kind || !value) return { pl: file, en: file }
  const names = namesOf(bundle)
  const chain = chainTo(partsOf(kind, value).root, at)
  const words = (locale: Locale) =>
    chain
      .map((part) => {
        const title = partTitle(part, locale, names)
        const noun = partNoun(part.kind, locale)
        if (title === '') return noun
        return locale === 'pl' ? `${noun} „${title}”` : `${noun} “${title}”`
      })
      .join(', ')
  return { pl: words('pl'), en: words('en') }
}

function chainTo(part: Part, at: string): Part[] {
  const inside = part.parts.find(({ pointer }) => at === pointer || at.startsWith(`${pointer}/`))
  return inside ? [part, ...chainTo(inside, at)] : [part]
}
