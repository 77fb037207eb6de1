/**
 * What is known of a value before it exists: what its parts are and what it means when it is a text.
 * Lists are looked through: a list has the shape of its items. `M` is whatever the caller means.
 */
export type ValueShape<M> =
  /** Has these parts and no others. */
  | { readonly kind: 'record'; readonly part: (name: string) => NamedPart<M> | undefined }
  /** Is one of a set of texts that mean something, such as codes. */
  | { readonly kind: 'texts'; readonly means: (text: string) => readonly M[] }
  /** Is one of several; asked only when needed, since shapes may refer to themselves. */
  | { readonly kind: 'any'; readonly of: () => readonly ValueShape<M>[] }
  /** Has no parts: a number, a date, words. */
  | { readonly kind: 'plain' }
  /** May be anything. */
  | { readonly kind: 'unknown' }

/** A part of a value: what its name stands for and what it is. */
export interface NamedPart<M> {
  readonly means: readonly M[]
  readonly shape: ValueShape<M>
}

/** A shape that is not one of several. */
export type PlainShape<M> = Exclude<ValueShape<M>, { kind: 'any' }>

const alternatives = new WeakMap<object, readonly PlainShape<unknown>[]>()
const asked = new Set<object>()

/** Returns all that a value may be, each once. A shape that holds itself is asked once. */
export function alternativesOf<M>(shape: ValueShape<M>): readonly PlainShape<M>[] {
  if (shape.kind !== 'any') return [shape]
  const known = alternatives.get(shape) as readonly PlainShape<M>[] | undefined
  if (known) return known
  if (asked.has(shape)) return []
  asked.add(shape)
  const found = new Set<PlainShape<M>>()
  for (const one of shape.of()) for (const leaf of alternativesOf(one)) found.add(leaf)
  asked.delete(shape)
  const all = [...found]
  // what was asked in the middle of a circle may lack what stands further on in it
  if (asked.size === 0) alternatives.set(shape, all)
  return all
}

/** Returns the shape of one of several values. Pure. */
export function anyOf<M>(...shapes: readonly ValueShape<M>[]): ValueShape<M> {
  return shapes.length === 1 && shapes[0] ? shapes[0] : { kind: 'any', of: () => shapes }
}

/** Returns what a part of a value is; `sure` is false where the value may be anything. */
export function partOf<M>(
  shape: ValueShape<M>,
  name: string,
): { means: readonly M[]; shape: ValueShape<M>; found: boolean; sure: boolean } {
  const means = new Set<M>()
  const shapes: ValueShape<M>[] = []
  let sure = true
  let someUnnamed = false
  for (const one of alternativesOf(shape)) {
    if (one.kind === 'unknown') sure = false
    const part = one.kind === 'record' ? one.part(name) : undefined
    if (!part) continue
    someUnnamed ||= part.means.length === 0
    for (const meant of part.means) means.add(meant)
    shapes.push(part.shape)
  }
  const found = shapes.length > 0
  return {
    means: [...means],
    shape: sure ? anyOf(...shapes) : anyOf<M>(...shapes, { kind: 'unknown' }),
    found,
    // what is called so in one place and is something of its own in another cannot be told apart
    sure: sure && !(someUnnamed && means.size > 0),
  }
}

/** Returns what a text means where a value of this shape is expected. */
export function textMeans<M>(shape: ValueShape<M>, text: string): readonly M[] {
  const means = new Set<M>()
  for (const one of alternativesOf(shape))
    if (one.kind === 'texts') for (const meant of one.means(text)) means.add(meant)
  return [...means]
}
