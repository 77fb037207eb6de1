/** The kinds of things a definition can name. */
export const nameKinds = [
  'workflow',
  'form',
  'list',
  'document',
  'role',
  'parameter',
  'message',
  'fact',
  'state',
  'event',
  'task',
  'timer',
  'variable',
  'input',
  'decision',
  'column',
  'section',
  'field',
  'given',
  'code',
] as const

/** One of `nameKinds`. */
export type NameKind = (typeof nameKinds)[number]

/**
 * Something that definitions name. `inside` is the workflow, form, document or list it belongs to. The `id` of a
 * state is its whole id (`recruitment.draft`), that of a field its keys from the top (`founders.nip`).
 */
export interface Name {
  readonly kind: NameKind
  readonly inside?: string
  readonly id: string
}

/** Returns a text that is the same for the same name only: `field R03 founders.nip`. Pure. */
export function nameKey({ kind, inside = '', id }: Name): string {
  return `${kind} ${inside} ${id}`
}

/** Returns the name a key stands for. Pure. */
export function nameOfKey(key: string): Name {
  const [kind = '', inside = '', ...rest] = key.split(' ')
  const id = rest.join(' ')
  return { kind: kind as NameKind, ...(inside !== '' && { inside }), id }
}

/** How a name is written where it is used. */
export type Writing =
  /** As its own word: the key of a state or field, anything else by its id. */
  | { as: 'word' }
  /** A state by its whole id. */
  | { as: 'id' }
  /** A state by its id without the workflow. */
  | { as: 'short' }
  /** The workflow at the beginning of a state's id. */
  | { as: 'prefix' }
  /** One step of a JSON Pointer. */
  | { as: 'step'; step: number }

/** A name as it is written somewhere. */
export interface Meant {
  readonly name: Name
  readonly writing: Writing
}

/** Returns the word that a name is written with, the last step of a field or state. Pure. */
export function wordOf({ kind, id }: Name): string {
  return kind === 'state' || kind === 'field' ? id.slice(id.lastIndexOf('.') + 1) : id
}
