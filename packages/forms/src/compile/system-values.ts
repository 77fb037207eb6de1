import type { FieldNode } from './nodes.ts'
import { targetOf } from './order.ts'
import type { Structure } from './structure.ts'

/**
 * Returns the computed fields in which no answer plays a part, as JSON Pointers without row numbers:
 * what the system tells by itself, such as the number of the case or the time of sending. Pure.
 */
export function systemValuesOf(structure: Structure): Set<string> {
  const known = new Map<FieldNode, boolean>()
  const isTold = (node: FieldNode): boolean => {
    const before = known.get(node)
    if (before !== undefined) return before
    const told = node.field.type === 'computed' && !readsAnswers(node)
    known.set(node, told)
    return told
  }
  const readsAnswers = (node: FieldNode): boolean =>
    (node.value?.reads ?? []).some((path) => {
      if (path[0] === 'facts') return true
      const target = targetOf(path, node, structure)
      return target !== undefined && !isTold(target)
    })
  return new Set(structure.all.filter(isTold).map(({ place }) => place.replaceAll('/[]', '')))
}
