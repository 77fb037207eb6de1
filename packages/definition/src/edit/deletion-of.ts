import { SplotError } from '../error.ts'
import type { NameReader } from '../expression.ts'
import type { JsonValue } from '../json.ts'
import { kindOfPath } from '../parse/parse-definition.ts'
import { nameKey } from '../references/name.ts'
import type { Name } from '../references/name.ts'
import { namesOf } from '../references/names-of.ts'
import type { ProgrammeNames, Use } from '../references/names-of.ts'
import { readFiles } from '../references/read-files.ts'
import { joinPointer, splitPointer } from '../source/pointer.ts'
import type { LocalText } from '../text.ts'
import type { DefinitionFiles } from './files.ts'
import { placeWords } from './place-words.ts'
import { changeAt, setAt, valueAt } from './set-at.ts'
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
  /** What would be removed, by the titles of things. */
  removed?: LocalText
  /** Others of its kind that may stand in its place. */
  replacements: readonly Name[]
}

/** What goes when something is deleted, and what would then be left without it. */
export interface Deletion {
  /** The name and everything declared inside it. */
  names: readonly Name[]
  victims: readonly Victim[]
  /** Expressions that may read it, though nobody can tell: to be looked at. */
  perhaps: readonly Use[]
  unread: readonly string[]
}

/** A part of a file that may have no name, such as a page of a form; `at` is `''` for the file itself. */
export interface FilePart {
  file: string
  /** JSON Pointer. */
  at: string
}

/** What is to become of a victim. */
export type Repair = { how: 'remove' } | { how: 'replace'; by: Name } | { how: 'leave' }

/**
 * Returns what deleting something would leave without a meaning, each place with the repairs that are possible
 * there. Pure.
 *
 * @throws SplotError edit.name-unknown, edit.name-of-service
 */
export function deletionOf(
  files: DefinitionFiles,
  what: Name | FilePart,
  reader: NameReader,
): Deletion {
  const names = namesOf(files, reader)
  const { own, places } = goingWith(files, what, names)
  const victims = own.flatMap((one) =>
    names
      .usesOf(one)
      .filter((use) => !places.some((place) => stands(use, place)))
      .map((use) => victimOf(files, one, use, names)),
  )
  return {
    names: own,
    victims: oncePerPlace(victims),
    perhaps: own.flatMap((one) => names.perhaps(one)),
    unread: names.unread,
  }
}

/**
 * Deletes something, with the repair chosen for each victim; a victim without one is left as it is, and lint
 * will name it. Pure.
 *
 * @throws SplotError edit.name-unknown
 */
export function deleteName(
  files: DefinitionFiles,
  what: Name | FilePart,
  repairs: Readonly<Record<string, Repair>>,
  reader: NameReader,
): DefinitionFiles {
  const names = namesOf(files, reader)
  const { victims } = deletionOf(files, what, reader)
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
  const { places } = goingWith(files, what, names)
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

function stands({ file, at }: FilePart, place: FilePart): boolean {
  return file === place.file && (at === place.at || at.startsWith(`${place.at}/`))
}

/** What is deleted: the parts that declare the name, and every name declared inside them. */
function goingWith(
  files: DefinitionFiles,
  what: Name | FilePart,
  names: ProgrammeNames,
): { own: Name[]; places: FilePart[] } {
  const places = 'at' in what ? [what] : declaredParts(files, what, names)
  const inside = names.declared.filter((other) =>
    names.usesOf(other).some((use) => use.declares && places.some((place) => stands(use, place))),
  )
  const all = 'at' in what ? inside : [what, ...inside]
  return { own: [...new Map(all.map((one) => [nameKey(one), one])).values()], places }
}

function declaredParts(files: DefinitionFiles, name: Name, names: ProgrammeNames): FilePart[] {
  const declarations = names.usesOf(name).filter(({ declares }) => declares)
  if (declarations.length === 0)
    throw new SplotError('edit.name-unknown', `Expected a name that exists but found ${name.id}.`)
  return declarations.map((use) => declaredPart(files, use))
}

/** Of `/states/draft` that state, of `/id` the file, of `/pages/0/…/key` the field. */
function declaredPart(files: DefinitionFiles, { file, at, key }: Use): FilePart {
  if (key) return { file, at }
  const around = joinPointer('', ...splitPointer(at).slice(0, -1))
  return { file, at: around === '' && kindOfPath(file) !== undefined ? '' : around }
}

function victimOf(files: DefinitionFiles, name: Name, use: Use, names: ProgrammeNames): Victim {
  const removes = removable(files, use)
  const words = placeWords(files, use.file, use.at)
  return {
    key: `${nameKey(name)} ${use.file}${use.key ? '@' : '#'}${use.at} ${use.from}`,
    name,
    use,
    place: words,
    sentence: sentenceOf(use, words),
    ...(removes !== undefined && {
      removes,
      removed: placeWords(files, use.file, removes),
    }),
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

/**
 * The smallest part around a use without which the file is still as it should be. What a transition leads to goes
 * with the transition: without it the case would stay where it is.
 */
function removable(files: DefinitionFiles, use: Use): string | undefined {
  const steps = splitPointer(use.at)
  const target = steps.findLastIndex((step) => step === 'target')
  let size = target > 0 ? target : steps.length
  for (; size > 0; size -= 1) {
    const at = joinPointer('', ...steps.slice(0, size))
    const before = valueAt(files[use.file], at)
    if (before === undefined || typeof valueAt(files[use.file], parentOf(at)) !== 'object') continue
    const after = withoutPlaces(files, [{ file: use.file, at }])
    if (readFiles(after).unread.includes(use.file)) continue
    return at
  }
  return undefined
}

function parentOf(at: string): string {
  return joinPointer('', ...splitPointer(at).slice(0, -1))
}

/** Returns the files without parts of them; the last of a list first, so that pointers hold. */
function withoutPlaces(files: DefinitionFiles, places: readonly FilePart[]): DefinitionFiles {
  const outer = places.filter(
    (place) =>
      !places.some((other) => other !== place && other.at !== place.at && stands(place, other)),
  )
  const once = [...new Map(outer.map((place) => [`${place.file} ${place.at}`, place])).values()]
  return once
    .toSorted((a, b) => compareFromEnd(a.at, b.at))
    .reduce<DefinitionFiles>((all, { file, at }) => {
      const value = all[file]
      if (value === undefined) return all
      if (at !== '') return { ...all, [file]: withoutPart(value, at) }
      const { [file]: _gone, ...kept } = all
      return kept
    }, files)
}

/** An object that is empty now because its only entry went goes with it, as `on` and `prefill` do. */
function withoutPart(value: JsonValue, at: string): JsonValue {
  const after = setAt(value, at, undefined)
  const around = parentOf(at)
  const holder = valueAt(after, around)
  const isEmpty = typeof holder === 'object' && holder !== null && Object.keys(holder).length === 0
  return isEmpty && mayGoEmpty.has(splitPointer(around).at(-1) ?? '')
    ? changeAt(after, around, () => undefined)
    : after
}

const mayGoEmpty = new Set(['on', 'after', 'prefill', 'actions', 'sections', 'notWho'])

function compareFromEnd(a: string, b: string): number {
  const [left, right] = [splitPointer(a), splitPointer(b)]
  for (let n = 0; n < Math.min(left.length, right.length); n += 1) {
    const difference = Number(right[n]) - Number(left[n])
    if (left[n] !== right[n])
      return Number.isNaN(difference) ? (left[n]! < right[n]! ? 1 : -1) : difference
  }
  return right.length - left.length
}
