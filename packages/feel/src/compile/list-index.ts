import { isLong } from '../values/long-list.ts'
import { type Value, isContext } from '../values/value.ts'

/** What is known of one list while an expression is evaluated. */
interface KnownList {
  /** A list that grows meanwhile is another list. */
  readonly length: number
  /** Names that any item has; `null` where not all items are contexts. */
  names: ReadonlySet<string> | null | undefined
  /** Name → its value → the items that have it; `null` where some item has no plain value there. */
  readonly columns: Map<string, ReadonlyMap<Value, Value[]> | null>
  /** All items that are texts, numbers and truth values. */
  plain: ReadonlySet<Value> | undefined
}

/**
 * Indexes over lists of one evaluation, made when the same is asked of a list for the second time, so
 * that `for a in list return other[id = a.id]` goes through `other` once. The same expression over the
 * same data makes the same indexes.
 */
export class ListIndexes {
  readonly #known = new Map<Value[], KnownList>()
  readonly #asked = new Map<Value[], Set<string>>()

  /**
   * Returns the items whose `name` equals a plain value, in their order; `undefined` where only going
   * through the list can tell: it is short, it is asked for the first time, or an item has one of the
   * names `hiding` what the value was computed from, or has no plain value under `name`.
   */
  withValue(
    list: Value[],
    { name, hiding }: { name: string; hiding: readonly string[] },
    key: Value,
    charge: (steps: number) => void,
  ): Value[] | undefined {
    if (!isPlain(key) || !this.#isWorth(list, name)) return undefined
    const known = this.#listOf(list)
    if (!known) return undefined
    if (known.names === undefined) {
      charge(list.length)
      known.names = namesIn(list)
    }
    const { names: own, columns } = known
    if (own === null || hiding.some((one) => own.has(one))) return undefined
    let column = columns.get(name)
    if (column === undefined) {
      charge(list.length)
      column = columnOf(list, name)
      columns.set(name, column)
    }
    return column === null ? undefined : (column.get(key) ?? [])
  }

  /** Whether a list has a plain value among its items; `undefined` where only going through it can tell. */
  has(list: Value[], value: Value, charge: (steps: number) => void): boolean | undefined {
    if (!isPlain(value) || !this.#isWorth(list, '')) return undefined
    const known = this.#listOf(list)
    if (!known) return undefined
    if (known.plain === undefined) {
      charge(list.length)
      known.plain = new Set(list.filter(isPlain))
    }
    return known.plain.has(value)
  }

  #isWorth(list: Value[], what: string): boolean {
    if (!isLong(list)) return false
    const asked = this.#asked.get(list)
    if (asked?.has(what) === true) return true
    if (asked) asked.add(what)
    else this.#asked.set(list, new Set([what]))
    return false
  }

  #listOf(list: Value[]): KnownList | undefined {
    const known = this.#known.get(list)
    if (known) return known.length === list.length ? known : undefined
    const made: KnownList = {
      length: list.length,
      names: undefined,
      columns: new Map(),
      plain: undefined,
    }
    this.#known.set(list, made)
    return made
  }
}

/** Equal exactly when they are the same. */
function isPlain(value: Value): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function namesIn(list: Value[]): ReadonlySet<string> | null {
  const names = new Set<string>()
  for (const item of list) {
    if (!isContext(item)) return null
    for (const name of Object.keys(item)) names.add(name)
  }
  return names
}

/** `null` of an item equals no plain value; a list, a date or nothing at all does not fit an index. */
function columnOf(list: Value[], name: string): ReadonlyMap<Value, Value[]> | null {
  const column = new Map<Value, Value[]>()
  for (const item of list) {
    const value = isContext(item) ? item[name] : undefined
    if (value === null) continue
    if (value === undefined || !isPlain(value)) return null
    const same = column.get(value)
    if (same) same.push(item)
    else column.set(value, [item])
  }
  return column
}
