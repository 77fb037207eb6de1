import type { LocalText } from '../../text.ts'
import type { StateNode } from '../../workflow/state-tree.ts'

/** Returns how people call a state: its title, else its key. Pure. */
export function stateTitle({
  definition,
  path,
}: Pick<StateNode, 'definition' | 'path'>): LocalText {
  const key = path.at(-1) ?? ''
  const { pl = '', en = '' } = definition.meta?.title ?? {}
  return { pl: pl.trim() || key, en: en.trim() || key }
}
