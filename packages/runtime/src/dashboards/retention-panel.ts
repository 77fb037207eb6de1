import type { JsonObject } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { Page, StoredDocument } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { draftsKeptUntil } from '../drafts/kept-drafts.ts'
import { relationTo } from '../permission/relation.ts'
import { partsOf } from '../tasks/open-task.ts'
import { textOf } from '../text-of.ts'
import { compareCells } from './panel-cell.ts'
import { columnOf, plainTable } from './panel-table.ts'
import type { ComputedPanel, PanelAsker } from './panel-table.ts'
import type { PanelRow } from './types.ts'

/** Drafts a panel looks at before it says that there are more. */
const mostDrafts = 2000

/** Computes which drafts will be removed and when, soonest first; nothing of what stands in them. */
export async function retentionPanel(asker: PanelAsker): Promise<ComputedPanel> {
  const { deps } = asker
  const rows: PanelRow[] = []
  let cursor: string | undefined
  do {
    const page: Page<StoredDocument<JsonObject>> = await deps.store.listDocuments<JsonObject>(
      'draft',
      cursor,
      200,
    )
    for (const { id, value } of page.items)
      rows.push(...(await draftRow(asker, id, textOf(value['savedAt']))))
    cursor = page.next
  } while (cursor !== undefined && rows.length < mostDrafts)
  rows.sort((a, b) => compareCells(a.cells['removedOn'] ?? null, b.cells['removedOn'] ?? null))
  return plainTable(
    [
      columnOf('case', { pl: 'Sprawa', en: 'Case' }, 'text'),
      columnOf('task', { pl: 'Wersja robocza', en: 'Draft' }, 'text'),
      columnOf('savedAt', { pl: 'Ostatni zapis', en: 'Last saved' }, 'datetime'),
      columnOf(
        'removedOn',
        { pl: 'Usuniemy nie wcześniej niż', en: 'Removed no sooner than' },
        'date',
      ),
    ],
    rows,
    cursor !== undefined,
  )
}

async function draftRow(
  { deps, viewer }: PanelAsker,
  id: string,
  savedAt: string,
): Promise<PanelRow[]> {
  const { caseId, itemKey } = partsOf(id)
  const stored = await deps.cases.read(caseId)
  if (!stored) return []
  const loaded = await decodeCase(deps, stored)
  const relation = await relationTo(deps, viewer, loaded)
  const item = loaded.case.items.find(({ key }) => key === itemKey)
  if (relation.reach !== 'full' || !relation.staff || !item) return []
  const { definition } = loaded.compiled
  const task = taskOf(definition, item.task)
  return [
    {
      key: id,
      cells: {
        case: loaded.row.title,
        task: task?.title ?? definition.title,
        savedAt,
        removedOn: await removalOf(deps, loaded, item, savedAt),
      },
      caseId,
      taskId: null,
    },
  ]
}

async function removalOf(
  deps: Deps,
  { case: given, row }: LoadedCase,
  { status }: TaskItem,
  savedAt: string,
): Promise<string> {
  const { draftDays = 90 } = deps.library.programme().retention ?? {}
  const until = status === 'cancelled' ? await draftsKeptUntil(deps, given, row.parent) : null
  const at = until ?? new Date(Date.parse(savedAt) + draftDays * 86_400_000).toISOString()
  return deps.library.calendar().dateOf(at)
}
