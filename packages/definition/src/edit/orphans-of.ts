import type { LocalText } from '../text.ts'
import type { Name, NameKind } from '../references/name.ts'
import type { ProgrammeNames, Use } from '../references/names-of.ts'
import type { DefinitionFiles } from './files.ts'
import { isOfService } from './names-of-service.ts'
import { placeWords } from './place-words.ts'
import { declaredPart, stands } from './without-parts.ts'
import type { FilePart } from './without-parts.ts'

/** Something that nothing but what is deleted uses, and that may go with it. */
export interface Orphan {
  name: Name
  /** Where it is declared, by the titles of things. */
  place: LocalText
}

/** Kinds of which nobody needs one that nothing uses; whoever has a role has it still. */
const mayBeLeftOver = new Set<NameKind>([
  'form',
  'list',
  'document',
  'message',
  'parameter',
  'event',
  'timer',
  'decision',
])

/** Returns what is declared elsewhere, and used only in what goes. Pure. */
export function orphansOf(
  files: DefinitionFiles,
  places: readonly FilePart[],
  names: ProgrammeNames,
): Orphan[] {
  const goes = (use: Use): boolean => places.some((place) => stands(use, place))
  return names.declared.flatMap((name) => {
    if (!mayBeLeftOver.has(name.kind) || isOfService(name) || names.perhaps(name).length > 0)
      return []
    const uses = names.usesOf(name)
    const declarations = uses.filter(({ declares }) => declares)
    if (declarations.some(goes)) return []
    // what it says of itself, as a form that fills in its own fields, is no use by others
    const parts = declarations.map((use) => declaredPart(files, use))
    const others = uses.filter((use) => !use.declares && !parts.some((part) => stands(use, part)))
    const [first] = declarations
    if (first === undefined || others.length === 0 || !others.every(goes)) return []
    return [{ name, place: placeWords(files, first.file, first.at) }]
  })
}
