import {
  kindOfPath,
  type JsonValue,
  type Locale,
  type ProgrammeDefinition,
  type SourceFile,
} from '@splot/definition'
import type { DefinitionFiles } from '@splot/definition/edit'
import { readText, writeText } from '../draft/json-text.ts'
import { fileTitle } from './file-title.ts'
import { stagesOfFiles } from './stages-of-files.ts'

/** One part of the programme in the overview. */
export interface PartOfProgramme {
  path: string
  /** Short id as people write it: `R03`. */
  id: string
  title: string
  /** Stage of the programme it belongs to; none where it serves many. */
  stage: string | undefined
  state: 'same' | 'changed' | 'added'
}

/** Parts of one kind. */
export interface KindOfParts {
  kind: string
  parts: PartOfProgramme[]
}

/** Order of the kinds in the overview. */
const kinds = ['workflow', 'form', 'codeList', 'document', 'dashboard', 'indicators', 'export']

/** Returns the parts of a draft by kind, each with what became of it since the draft was made. Pure. */
export function partsOfProgramme(
  files: DefinitionFiles,
  baseFiles: readonly SourceFile[],
  stages: ProgrammeDefinition['stages'],
  locale: Locale,
): KindOfParts[] {
  const stageByPath = stagesOfFiles(files, stages)
  const base = new Map(baseFiles.map(({ path, text }) => [path, text]))
  return kinds.flatMap((kind) => {
    const parts = Object.entries(files)
      .filter(([path]) => kindOfPath(path) === kind)
      .map(([path, value]) => ({
        path,
        id: path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, ''),
        title: fileTitle(path, value, locale),
        stage: stageByPath.get(path),
        state: stateOf(value, base.get(path)),
      }))
    return parts.length === 0 ? [] : [{ kind, parts: parts.sort(byTitle(locale)) }]
  })
}

function stateOf(value: JsonValue, base: string | undefined): PartOfProgramme['state'] {
  if (base === undefined) return 'added'
  const text = writeText(value)
  if (text === base) return 'same'
  return JSON.stringify(readText(base)) === JSON.stringify(value) ? 'same' : 'changed'
}

function byTitle(locale: Locale): (a: PartOfProgramme, b: PartOfProgramme) => number {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return (a, b) => compare(a.title, b.title)
}
