import type { Issue } from '@splot/definition'
import { fault } from './fault.ts'
import type { Formula } from './formula.ts'
import type { FieldNode, PartNode } from './nodes.ts'
import type { Structure } from './structure.ts'

type Part = PartNode | FieldNode

/** What a part must come after. */
interface Edges {
  hard: Set<Part>
  /** Own table as a whole: wished for, not demanded. */
  soft: Set<Part>
}

/** Returns all fields inside a container. */
function insideOf(node: FieldNode): FieldNode[] {
  return node.children.flatMap((child) => [child, ...insideOf(child)])
}

/** Whether `node` is inside `container`. */
function isInside(node: Part, container: FieldNode): boolean {
  for (let at = node.kind === 'field' ? node.parent : undefined; at; at = at.parent)
    if (at === container) return true
  return false
}

/** Finds the field a path means, going into tables and groups as far as it names fields. Pure. */
export function targetOf(
  path: readonly string[],
  reader: Part,
  structure: Structure,
): FieldNode | undefined {
  const [first = '', ...rest] = path
  let found: FieldNode | undefined
  for (let at = reader.kind === 'field' ? reader.parent : undefined; at && !found; at = at.parent)
    found = at.childByKey.get(first)
  found ??= structure.fieldByKey.get(first)
  for (const step of rest) {
    const child = found?.childByKey.get(step)
    if (!child) break
    found = child
  }
  return found
}

/** Returns the identifier fields whose facts a path asks for. */
function factFields(path: readonly string[], structure: Structure): FieldNode[] {
  return structure.all.filter(
    (node) => node.field.type === 'pesel' && (path[1] === undefined || node.key === path[1]),
  )
}

/** Adds what one formula reads. */
function addReads(reader: Part, formula: Formula, structure: Structure, edges: Edges): void {
  for (const path of formula.reads) {
    if (path[0] === 'facts') {
      for (const node of factFields(path, structure)) edges.hard.add(node)
      continue
    }
    const target = targetOf(path, reader, structure)
    if (!target) continue
    edges.hard.add(target)
    const inside = isInside(reader, target) ? edges.soft : edges.hard
    for (const node of insideOf(target)) if (node !== reader) inside.add(node)
  }
}

/** Returns what decides whether a part is there and which value it has. */
function decidingFormulas(part: Part): Formula[] {
  if (part.kind !== 'field') return part.when ? [part.when] : []
  // A field that may not be edited takes its default, so what the default reads comes first.
  const fixed = part.readOnly === undefined ? undefined : part.initial
  return [part.when, part.value, part.rows, fixed].filter((formula) => formula !== undefined)
}

/** Returns what each part must come after. */
function edgesOf(structure: Structure): Map<Part, Edges> {
  const all = new Map<Part, Edges>()
  for (const part of [...structure.pages, ...structure.sections, ...structure.all]) {
    const edges: Edges = { hard: new Set(), soft: new Set() }
    if (part.kind === 'section' && part.page) edges.hard.add(part.page)
    if (part.kind === 'field') edges.hard.add(part.parent ?? part.section)
    for (const formula of decidingFormulas(part)) addReads(part, formula, structure, edges)
    all.set(part, edges)
  }
  return all
}

/** The name of a part in a message. */
function nameOf(part: Part): string {
  return part.kind === 'field'
    ? part.place.slice(1).replaceAll('/[]/', '.').replaceAll('/', '.')
    : part.id
}

/** Says which parts wait for one another. */
function cycleFault(cycle: readonly Part[]): Issue {
  const names = [...cycle, ...cycle.slice(0, 1)].map(nameOf).join(' → ')
  return fault(
    cycle[0]?.source ?? '',
    'cycle',
    {
      pl: `Warunki i wyliczenia zależą od siebie w kółko: ${names}. Usuń jedną z tych zależności.`,
      en: `Conditions and computed values depend on each other in a circle: ${names}. Remove one of these dependencies.`,
    },
    { cycle: cycle.map(nameOf) },
  )
}

/**
 * Returns the computed fields that only the form's own answers decide, through other computed values
 * too.
 */
function closedFields(edges: ReadonlyMap<Part, Edges>): Set<Part> {
  const computed = [...edges].filter(([part]) => part.kind === 'field' && part.value)
  const closed = new Set(computed.map(([part]) => part))
  const isOpen = (part: Part, { hard, soft }: Edges): boolean =>
    (part.kind === 'field' && part.value?.closed === false) ||
    computed.some(([other]) => !closed.has(other) && (hard.has(other) || soft.has(other)))
  // What reads an open one is open; a column may look at its own table, so not in one pass.
  for (let size = -1; size !== closed.size;) {
    size = closed.size
    for (const [part, own] of computed) if (isOpen(part, own)) closed.delete(part)
  }
  return closed
}

/**
 * Returns all parts, each after those it reads, or the circles that make this impossible. `repeat`
 * tells that a column looks at its own table as a whole, `closed` which computed fields the form's own
 * answers decide alone. Pure.
 */
export function orderOf(structure: Structure): {
  order: Part[]
  repeat: boolean
  closed: ReadonlySet<Part>
  issues: Issue[]
} {
  const edges = edgesOf(structure)
  const state = new Map<Part, 'open' | 'done'>()
  const order: Part[] = []
  const issues: Issue[] = []
  const trail: Part[] = []
  const visit = (part: Part): void => {
    if (state.get(part) === 'done') return
    if (state.get(part) === 'open') {
      if (issues.length < 20) issues.push(cycleFault(trail.slice(trail.indexOf(part))))
      return
    }
    state.set(part, 'open')
    trail.push(part)
    const { hard, soft } = edges.get(part) ?? { hard: [], soft: [] }
    for (const other of hard) visit(other)
    for (const other of soft)
      if (!state.has(other) && !reachesAny(other, trail, edges)) visit(other)
    trail.pop()
    state.set(part, 'done')
    order.push(part)
  }
  for (const part of edges.keys()) visit(part)
  const repeat = [...edges.values()].some(({ soft }) => soft.size > 0)
  return { order, repeat, closed: closedFields(edges), issues }
}

/** Whether `from` must come after one of `parts`. */
function reachesAny(from: Part, parts: readonly Part[], edges: ReadonlyMap<Part, Edges>): boolean {
  const seen = new Set<Part>()
  const stack = [from]
  for (let part = stack.pop(); part; part = stack.pop()) {
    if (parts.includes(part)) return true
    if (seen.has(part)) continue
    seen.add(part)
    stack.push(...(edges.get(part)?.hard ?? []))
  }
  return false
}
