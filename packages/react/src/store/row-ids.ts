/** Keeps an id for every row of every table, so that a moved row keeps its elements and its focus. */
export interface RowIds {
  ids(table: string, count: number): readonly number[]
  added(table: string, count: number): void
  removed(table: string, at: number): void
  moved(table: string, from: number, to: number): void
}

/** Returns row ids that start at 1. */
export function createRowIds(): RowIds {
  const tables = new Map<string, number[]>()
  let last = 0
  const ids = (table: string, count: number): readonly number[] => {
    const known = tables.get(table) ?? []
    if (known.length === count && tables.has(table)) return known
    const next = known.slice(0, count)
    while (next.length < count) next.push(++last)
    tables.set(table, next)
    return next
  }
  return {
    ids,
    added: ids,
    removed(table, at) {
      tables.set(
        table,
        (tables.get(table) ?? []).filter((_, each) => each !== at),
      )
    },
    moved(table, from, to) {
      const next = [...(tables.get(table) ?? [])]
      const [id] = next.splice(from, 1)
      if (id === undefined) return
      next.splice(to, 0, id)
      tables.set(table, next)
    },
  }
}
