import type { LocalText, ReadsPanel } from '@splot/definition'
import { decodeCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { fieldsOf } from '../forms/form-fields.ts'
import { namedPerson } from '../people/people.ts'
import { listAccess } from '../permission/access-log.ts'
import { relationTo } from '../permission/relation.ts'
import type { AccessEntry } from '../types.ts'
import { toCell } from './panel-cell.ts'
import { columnOf, plainTable } from './panel-table.ts'
import type { ComputedPanel, PanelAsker } from './panel-table.ts'
import type { PanelRow } from './types.ts'

/** Reads a panel looks at before it says that there are more. */
const mostReads = 2000

const purposes: Record<AccessEntry['purpose'], LocalText> = {
  submission: { pl: 'odczyt odpowiedzi', en: 'answers opened' },
  task: { pl: 'wykonywanie zadania', en: 'work on a task' },
  file: { pl: 'otwarcie pliku', en: 'file opened' },
  indicator: { pl: 'wskaźnik', en: 'indicator' },
  export: { pl: 'eksport', en: 'export' },
  copy: { pl: 'kopia danych dla osoby', en: 'copy of the data for the person' },
}

/** Computes who read special-category data, newest first: names of fields, never values. */
export async function readsPanel(asker: PanelAsker, panel: ReadsPanel): Promise<ComputedPanel> {
  const { deps } = asker
  const since = Date.parse(deps.clock.now()) - (panel.days ?? 30) * 86_400_000
  const entries: AccessEntry[] = []
  let cursor: string | undefined
  let isOld = false
  do {
    const page = await listAccess(deps, cursor)
    const recent = page.items.filter(({ at }) => Date.parse(at) >= since)
    entries.push(...recent)
    isOld = recent.length < page.items.length
    cursor = page.next
  } while (cursor !== undefined && !isOld && entries.length < mostReads)
  const rows = await Promise.all(entries.map((entry) => readRow(asker, entry)))
  return plainTable(
    [
      columnOf('at', { pl: 'Kiedy', en: 'When' }, 'datetime'),
      columnOf('who', { pl: 'Kto', en: 'Who' }, 'text'),
      columnOf('purpose', { pl: 'Cel', en: 'Purpose' }, 'text'),
      columnOf('case', { pl: 'Sprawa', en: 'Case' }, 'text'),
      columnOf('fields', { pl: 'Pola', en: 'Fields' }, 'text'),
    ],
    rows,
    cursor !== undefined && !isOld,
  )
}

/** The case is named to whom it may be; the read is told either way. */
async function readRow({ deps, viewer }: PanelAsker, entry: AccessEntry): Promise<PanelRow> {
  const stored = await deps.cases.read(entry.caseId)
  const loaded = stored && (await decodeCase(deps, stored))
  const may = loaded && (await relationTo(deps, viewer, loaded)).reach === 'full'
  const form = loaded ? taskOf(loaded.compiled.definition, entry.task)?.form : undefined
  return {
    key: entry.id,
    cells: {
      at: entry.at,
      who: (await namedPerson(deps, entry.person))?.name ?? null,
      purpose: purposes[entry.purpose],
      case: may ? loaded.row.title : null,
      fields: toCell(form === undefined ? entry.fields : labelsOf(deps, form, entry.fields)),
    },
    caseId: may ? entry.caseId : null,
    taskId: null,
  }
}

function labelsOf(deps: Deps, form: string, pointers: readonly string[]) {
  const places = fieldsOf(deps.library.form(form))
  return pointers.map((one) => {
    const label = places.find(({ pointer }) => pointer === one)?.field.label
    return label ? { ...label } : one
  })
}
