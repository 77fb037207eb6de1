import { toLocalText } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { visibleColumns } from '../permission/readable-expressions.ts'
import { relationTo } from '../permission/relation.ts'
import type { CaseView } from '../types.ts'
import { decodeCase } from './loaded-case.ts'

/** Returns what the columns of a case say of it, those with a value, as people read them. */
export function caseFacts(deps: Deps, { loaded, relation }: OpenedCase): CaseView['facts'] {
  const values = visibleColumns(deps, relation, loaded)
  const columns = Object.entries(loaded.compiled.definition.columns ?? {})
  return columns.flatMap(([key, { title, type = 'text', list }]) => {
    const value = values[key] ?? null
    if (value === null || value === '') return []
    const items = list === undefined ? [] : (deps.library.codeList(list)?.items ?? [])
    const label = items.find(({ code }) => code === value)?.label
    return [{ key, title, type, value: label ?? value }]
  })
}

/** Returns the case above, if the reader may open it. */
export async function caseAbove(
  deps: Deps,
  { loaded, relation }: OpenedCase,
): Promise<CaseView['above']> {
  const { parent } = loaded.row
  const stored = parent === null ? null : await deps.cases.readAbove(parent)
  if (!stored) return null
  const above = await decodeCase(deps, stored)
  if ((await relationTo(deps, relation, above)).reach === 'none') return null
  const { definition } = above.compiled
  return {
    id: above.row.id,
    title: toLocalText(above.row.title),
    workflow: { id: definition.id, title: definition.title },
  }
}
