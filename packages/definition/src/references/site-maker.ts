import { expressionsIn } from '../form/text-places.ts'
import { joinPointer } from '../source/pointer.ts'
import { locales } from '../text.ts'
import type { LocalText } from '../text.ts'
import type { AccessEntry } from '../workflow/types.ts'
import type { Meant, NameKind } from './name.ts'
import type { ProgrammeWorld } from './programme-world.ts'
import { unknown } from './shapes.ts'
import type { Shape } from './shapes.ts'
import type { Site } from './site.ts'

/** Steps of a pointer. */
export type Steps = readonly (string | number)[]

/** Makes the sites of one file, each in one call, in the order they are found. */
export class SiteMaker {
  readonly sites: Site[] = []
  readonly world: ProgrammeWorld

  constructor(world: ProgrammeWorld) {
    this.world = world
  }

  private meant(kind: NameKind, id: string, inside?: string): Meant[] {
    return [this.world.meanings.of(kind, id, inside)]
  }

  /** The value there is a name. */
  name(at: Steps, kind: NameKind, id: unknown, inside?: string): void {
    if (typeof id === 'string')
      this.sites.push({ at: joinPointer('', ...at), means: this.meant(kind, id, inside) })
  }

  /** Each of a list is a name. */
  names(at: Steps, kind: NameKind, ids: unknown, inside?: string): void {
    if (Array.isArray(ids)) ids.forEach((id, n) => this.name([...at, n], kind, id, inside))
  }

  /** The last key of the pointer is a name. */
  key(at: Steps, kind: NameKind, inside?: string): void {
    const id = String(at.at(-1))
    this.sites.push({ at: joinPointer('', ...at), key: true, means: this.meant(kind, id, inside) })
  }

  /** The value, or the key, is where a name is declared. */
  declared(at: Steps, kind: NameKind, id: string, inside?: string, key?: true): void {
    this.sites.push({
      at: joinPointer('', ...at),
      ...(key && { key }),
      means: this.meant(kind, id, inside),
      declares: true,
    })
  }

  /** Keys of an object declare names. */
  declaredKeys(at: Steps, kind: NameKind, of: object | undefined, inside?: string): void {
    for (const id of Object.keys(of ?? {})) this.declared([...at, id], kind, id, inside, true)
  }

  /** A text, or a part of it, that stands for something. */
  means(
    at: Steps,
    means: readonly Meant[],
    part: { from?: number; to?: number; key?: true } = {},
  ): void {
    this.sites.push({ at: joinPointer('', ...at), means, ...part })
  }

  /** The id of a state. */
  stateId(at: Steps, workflow: string, id: unknown): void {
    if (typeof id !== 'string') return
    this.means(at, this.world.stateMeanings(workflow, id))
  }

  /** An expression. */
  feel(at: Steps, source: unknown, scope: Shape, expected: Shape = unknown, offset = 0): void {
    if (typeof source !== 'string') return
    const text = offset === 0 ? source : source.slice(offset)
    this.sites.push({ at: joinPointer('', ...at), source: text, offset, scope, expected })
  }

  /** A text in both languages that may hold expressions in braces. */
  text(at: Steps, text: LocalText | undefined, scope: Shape): void {
    for (const locale of locales) {
      const words: unknown = text?.[locale]
      if (typeof words !== 'string') continue
      for (const { source, from } of expressionsIn(words))
        this.sites.push({
          at: joinPointer('', ...at, locale),
          source,
          offset: from,
          scope,
          expected: unknown,
        })
    }
  }

  /** Entries of `access`. */
  entries(at: Steps, entries: readonly AccessEntry[] | undefined, scope: Shape): void {
    ;(entries ?? []).forEach((entry, n) => {
      if (typeof entry === 'string') return this.role([...at, n], entry)
      const here = [...at, n]
      this.role([...here, 'role'], entry.role)
      this.feel([...here, 'when'], entry.when, scope)
      for (const [fact, source] of Object.entries(entry.same ?? {})) {
        if (fact !== 'id') this.key([...here, 'same', fact], 'fact')
        this.feel([...here, 'same', fact], source, scope)
      }
    })
  }

  /** A role; `public` is none. */
  role(at: Steps, role: unknown): void {
    if (role !== 'public') this.name(at, 'role', role)
  }

  /** Roles; `public` is none. */
  roles(at: Steps, roles: unknown): void {
    if (Array.isArray(roles)) roles.forEach((role, n) => this.role([...at, n], role))
  }
}
