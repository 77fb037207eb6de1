/** Names that an expression itself brings, innermost first. Known while compiling. */
export type Scope = NamedScope | ItemScope

interface NamedScope {
  readonly type: 'name'
  readonly name: string
  readonly slot: number
  readonly outer: Scope | undefined
}

/** Inside a filter: `item`, and by their bare names the entries of an item that is a context. */
interface ItemScope {
  readonly type: 'item'
  readonly slot: number
  /** Whether parts of the condition are remembered from item to item; known once it is compiled. */
  readonly remembers: { any: boolean }
  readonly outer: Scope | undefined
}

function nextSlot(outer: Scope | undefined): number {
  return outer ? outer.slot + 1 : 0
}

/** Returns a scope in which `name` has the next slot, inside `outer`. Pure. */
export function nameScope(name: string, outer: Scope | undefined): NamedScope {
  return { type: 'name', name, slot: nextSlot(outer), outer }
}

/** Returns the scope of a filter, where `item` and its entries are names, inside `outer`. Pure. */
export function itemScope(outer: Scope | undefined): ItemScope {
  return { type: 'item', slot: nextSlot(outer), remembers: { any: false }, outer }
}

/** Tells whether a name surely means something of the expression itself. */
export function isLocal(name: string, scope: Scope | undefined): boolean {
  for (let at = scope; at; at = at.outer) {
    if (at.type === 'name' ? at.name === name : name === 'item') return true
  }
  return false
}
