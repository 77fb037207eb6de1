import type { JsonValue, LocalText } from '@splot/definition'
import { diffProgrammes } from '@splot/definition/diff'
import type { DefinitionFiles } from '@splot/definition/edit'
import { bundleOf } from '../names/bundle-of.ts'

/** Returns in sentences what one version of a file says otherwise than another, with what they stand in. Pure. */
export function sentencesBetween(
  files: DefinitionFiles,
  path: string,
  [before, after]: readonly [JsonValue | undefined, JsonValue | undefined],
): LocalText[] {
  const [was, is] = [before, after].map((value) => bundleOf(withValue(files, path, value)))
  if (!was || !is) return []
  return diffProgrammes(was, is).files.flatMap(({ sentences }) =>
    sentences.map(({ place, text }) => ({
      pl: place.pl === '' ? text.pl : `${place.pl}: ${text.pl}`,
      en: place.en === '' ? text.en : `${place.en}: ${text.en}`,
    })),
  )
}

function withValue(
  files: DefinitionFiles,
  path: string,
  value: JsonValue | undefined,
): DefinitionFiles {
  const { [path]: _before, ...others } = files
  return value === undefined ? others : { ...others, [path]: value }
}
