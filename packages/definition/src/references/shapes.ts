import type { NamedPart, ValueShape } from '../expression.ts'
import { nameKey } from './name.ts'
import type { Meant, Name, NameKind, Writing } from './name.ts'

/** The shape of a value whose names are those of a programme. */
export type Shape = ValueShape<Meant>

/** A part of such a value. */
export type Part = NamedPart<Meant>

/** A value without parts. */
export const plain: Shape = { kind: 'plain' }

/** A value that may be anything. */
export const unknown: Shape = { kind: 'unknown' }

/** Returns the shape of one of several values, asked when it is needed. */
export function oneOf(of: () => readonly Shape[]): Shape {
  let known: readonly Shape[] | undefined
  return { kind: 'any', of: () => (known ??= of()) }
}

/** Returns the shape of a value with parts, made when they are first asked for. */
export function record(parts: () => Iterable<readonly [string, Part]>): Shape {
  let known: ReadonlyMap<string, Part> | undefined
  return { kind: 'record', part: (name) => (known ??= new Map(parts())).get(name) }
}

/** Returns a part that no definition names. */
export function unnamed(shape: Shape = plain): Part {
  return { means: [], shape }
}

/** Makes one object for each name and way of writing it, so that the same is the same. */
export interface Meanings {
  of(kind: NameKind, id: string, inside?: string, writing?: Writing): Meant
  /** A part that a name stands for. */
  part(kind: NameKind, id: string, inside: string | undefined, shape?: Shape): Part
  /** Texts that are ids of a kind. */
  texts(kind: NameKind, ids: readonly string[], inside?: string): Shape
}

const word: Writing = { as: 'word' }

/** Returns a fresh table of meanings. */
export function createMeanings(): Meanings {
  const known = new Map<string, Meant>()
  const of: Meanings['of'] = (kind, id, inside, writing = word) => {
    const name: Name = { kind, ...(inside !== undefined && { inside }), id }
    const key = `${nameKey(name)} ${JSON.stringify(writing)}`
    const meant = known.get(key) ?? { name, writing }
    known.set(key, meant)
    return meant
  }
  return {
    of,
    part: (kind, id, inside, shape = plain) => ({ means: [of(kind, id, inside)], shape }),
    texts: (kind, ids, inside) => {
      const all = new Set(ids)
      return {
        kind: 'texts',
        means: (text) => (all.has(text) ? [of(kind, text, inside)] : []),
      }
    },
  }
}
