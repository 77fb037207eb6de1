import { SplotError } from '../error.ts'
import type { NameReader } from '../expression.ts'
import { nameKey } from '../references/name.ts'
import type { Name } from '../references/name.ts'
import { namesOf } from '../references/names-of.ts'
import type { ProgrammeNames, Use } from '../references/names-of.ts'
import { splitPointer } from '../source/pointer.ts'
import type { LocalText } from '../text.ts'
import type { DefinitionFiles } from './files.ts'
import { orphansOf } from './orphans-of.ts'
import type { Orphan } from './orphans-of.ts'
import { partWords, placeWords } from './place-words.ts'
import { setAt } from './set-at.ts'
import { declaredPart, removable, stands, withoutPlaces } from './without-parts.ts'
import type { FilePart } from './without-parts.ts'
import { rewritten } from './write-names.ts'
import type { Rewriting } from './write-names.ts'

/** Something that names what is to be deleted, and would name nothing afterwards. */
export interface Victim {
  /** The same for the same place, for the answers of a person. */
  key: string
  name: Name
  use: Use
  /** Where it stands, by the titles of things. */
  place: LocalText
  /** What it is there, as a sentence. */
  sentence: LocalText
  /** What takes the whole around it away, as a JSON Pointer; absent where nothing can go by itself. */
  removes?: string
  /** What would be removed, by the titles of things; absent where that is one entry of what stands around it. */
  removed?: LocalText
  /** Others of its kind that may stand in its place. */
  replacements: readonly Name[]
}

/** What goes when something is deleted, and what would then be left without it. */
export interface Deletion {
  /** The name and everything declared inside it. */
  names: readonly Name[]
  victims: readonly Victim[]
  /** What nothing else uses: it is left over unless it goes along. */
  orphans: readonly Orphan[]
  /** Of what was left over: what goes too. */
  goesAlong: readonly Orphan[]
  /** Expressions that may read it, though nobody can tell: to be looked at. */
  perhaps: readonly Use[]
  unread: readonly string[]
}

/** What is to become of a victim. */
export type Repair = { how: 'remove' } | { how: 'replace'; by: Name } | { how: 'leave' }

/**
 * Returns what deleting something would leave without a meaning, each place with the repairs that are possible
 * there, and what would be left over. `along`: what was left over and is to go too, as far as nothing that stays
 * uses it. Pure.
 *
 * @throws SplotError edit.name-unknown
 */
export function deletionOf(
  files: DefinitionFiles,
  what: Name | FilePart,
  reader: NameReader,
  along: readonly Name[] = [],
): Deletion {
  const names = namesOf(files, reader)
  const goesAlong = goingAlong(files, what, along, names)
  const { own, places } = allGoing(files, [what, ...goesAlong.map(({ name }) => name)], names)
  const victims = own.flatMap((one) =>
    names
      .usesOf(one)
      .filter((use) => !places.some((place) => stands(use, place)))
      .map((use) => victimOf(files, one, use, names)),
  )
  return {
    names: own,
    victims: oncePerPlace(victims),
    orphans: orphansOf(files, places, names),
    goesAlong,
    perhaps: own.flatMap((one) => names.perhaps(one)),
    unread: names.unread,
  }
}

/**
 * Deletes something, and what goes along, with the repair chosen for each victim; a victim without one is left as
 * it is, and lint will name it. Pure.
 *
 * @throws SplotError edit.name-unknown
 */
export function deleteName(
  files: DefinitionFiles,
  what: Name | FilePart,
  repairs: Readonly<Record<string, Repair>>,
  reader: NameReader,
  along: readonly Name[] = [],
): DefinitionFiles {
  const names = namesOf(files, reader)
  const { victims, goesAlong } = deletionOf(files, what, reader, along)
  const replaced = victims.flatMap(({ key, use, name: one }) => {
    const repair = repairs[key]
    if (repair?.how !== 'replace') return []
    return [{ use, was: one, by: repair.by, key: keyOf(names, repair.by) }]
  })
  const led = replaced.filter(isTarget)
  const named = replaced.filter((one) => !isTarget(one))
  const gone: FilePart[] = victims.flatMap(({ key, removes, use }) =>
    repairs[key]?.how === 'remove' && removes !== undefined
      ? [{ file: use.file, at: removes }]
      : [],
  )
  const { places } = allGoing(files, [what, ...goesAlong.map(({ name }) => name)], names)
  return withoutPlaces(withTargets(rewritten(files, named), led), [...gone, ...places])
}

/** The target of a transition that is written by the keys on the way there. */
function isTarget({ use, was }: Rewriting): boolean {
  const { at, key, inExpression, writing } = use
  const isPlain = writing.as === 'word' && !key && !inExpression
  return was.kind === 'state' && isPlain && !at.endsWith('/initial')
}

/** Another state is led to by its id: its key alone may mean nothing there. */
function withTargets(files: DefinitionFiles, led: readonly Rewriting[]): DefinitionFiles {
  return led.reduce<DefinitionFiles>((all, { use: { file, at }, by }) => {
    const value = all[file]
    return value === undefined ? all : { ...all, [file]: setAt(value, at, `#${by.id}`) }
  }, files)
}

/** The key a state is written by; any other name by its word. */
function keyOf(names: ProgrammeNames, name: Name): string {
  const declaration = names.usesOf(name).find(({ declares }) => declares)
  return declaration?.key === true ? (splitPointer(declaration.at).at(-1) ?? '') : name.id
}

/** What is deleted: the parts that declare the names, and every name declared inside them. */
function allGoing(
  files: DefinitionFiles,
  all: readonly (Name | FilePart)[],
  names: ProgrammeNames,
): { own: Name[]; places: FilePart[] } {
  const places = all.flatMap((what) => ('at' in what ? [what] : declaredParts(files, what, names)))
  const inside = names.declared.filter((other) =>
    names.usesOf(other).some((use) => use.declares && places.some((place) => stands(use, place))),
  )
  const own = [...all.flatMap((what) => ('at' in what ? [] : [what])), ...inside]
  return { own: [...new Map(own.map((one) => [nameKey(one), one])).values()], places }
}

/** Of what is to go along: what nothing else uses, or only what goes along itself. */
function goingAlong(
  files: DefinitionFiles,
  what: Name | FilePart,
  along: readonly Name[],
  names: ProgrammeNames,
): Orphan[] {
  const wanted = new Set(along.map(nameKey))
  const going: Orphan[] = []
  for (;;) {
    const { places } = allGoing(files, [what, ...going.map(({ name }) => name)], names)
    const more = orphansOf(files, places, names).filter(({ name }) => wanted.has(nameKey(name)))
    if (more.length === 0) return going
    going.push(...more)
  }
}

function declaredParts(files: DefinitionFiles, name: Name, names: ProgrammeNames): FilePart[] {
  const declarations = names.usesOf(name).filter(({ declares }) => declares)
  if (declarations.length === 0)
    throw new SplotError('edit.name-unknown', `Expected a name that exists but found ${name.id}.`)
  return declarations.map((use) => declaredPart(files, use))
}

function victimOf(files: DefinitionFiles, name: Name, use: Use, names: ProgrammeNames): Victim {
  const removes = removable(files, use)
  const words = placeWords(files, use.file, use.at)
  const removed = removes === undefined ? undefined : partWords(files, use.file, removes)
  return {
    key: `${nameKey(name)} ${use.file}${use.key ? '@' : '#'}${use.at} ${use.from}`,
    name,
    use,
    place: words,
    sentence: sentenceOf(use, words),
    ...(removes !== undefined && { removes }),
    ...(removed && { removed }),
    replacements: names.declared.filter(
      (other) =>
        other.kind === name.kind &&
        other.inside === name.inside &&
        other.id !== name.id &&
        (name.kind !== 'field' || depth(other) === depth(name)),
    ),
  }
}

function depth({ id }: Name): number {
  return id.split('.').length
}

function sentenceOf({ inExpression, writing, key }: Use, { pl, en }: LocalText): LocalText {
  if (inExpression)
    return { pl: `${pl}: czyta to wyrażenie.`, en: `${en}: an expression reads it.` }
  if (writing.as === 'word' && key)
    return { pl: `${pl}: czeka na to albo to zapisuje.`, en: `${en}: waits for it or writes it.` }
  return { pl: `${pl}: odwołuje się do tego.`, en: `${en}: refers to it.` }
}

/** One place named twice, as a state’s id and its workflow, is one victim. */
function oncePerPlace(victims: readonly Victim[]): Victim[] {
  return [...new Map(victims.map((victim) => [victim.key, victim])).values()]
}
