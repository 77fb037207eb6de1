import { accessRole } from '@splot/definition'
import { foldedText, foldedTextHas } from '@splot/store'
import type { Page, TaskFilter, TaskRow } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { allRolesOf, viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import type { Reader, TaskListFilter, TaskSummary } from '../types.ts'
import { hasSigned } from '../drafts/has-signed.ts'
import { openTaskOf } from './open-task.ts'
import type { OpenedTask } from './open-task.ts'
import { toTaskSummary } from './task-summary.ts'

const maxLimit = 200

/** Returns a page of the tasks the reader has or may claim, the most urgent first. Guests get none. */
export async function listTasks(
  deps: Deps,
  reader: Reader,
  filter: TaskListFilter,
): Promise<Page<TaskSummary>> {
  const viewer = await viewerOf(deps, reader)
  if (viewer.person === null) return { items: [] }
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), maxLimit)
  if (filter.scope === 'away') return listAwayTasks(deps, viewer, filter, limit)
  const cases = new Map<string, LoadedCase | null>()
  const items: TaskSummary[] = []
  let cursor = filter.cursor
  do {
    const page: Page<TaskRow> = await deps.store.queryTasks(
      toQuery(deps, filter, { ...viewer, person: viewer.person }),
      cursor,
      limit - items.length,
    )
    for (const row of page.items) {
      const loaded = await caseOf(deps, cases, row.caseId)
      const opened = loaded && (await openTaskOf(deps, viewer, loaded, row.id))
      const summary = opened && (await toTaskSummary(deps, opened))
      if (!summary || !matches(summary, filter, viewer.person)) continue
      if (filter.scope !== 'others' && (await waitsForOthers(deps, opened))) continue
      items.push(summary)
    }
    cursor = page.next
  } while (cursor !== undefined && items.length < limit)
  return cursor === undefined ? { items } : { items, next: cursor }
}

/** Tasks of people for whom the reader acts, that they may take over: one person after another. */
async function listAwayTasks(
  deps: Deps,
  viewer: Viewer,
  filter: TaskListFilter,
  limit: number,
): Promise<Page<TaskSummary>> {
  const away = viewer.actsFor ?? []
  const [, at = '0', inner = ''] = /^(\d{1,4}) (.*)$/s.exec(filter.cursor ?? '') ?? []
  const items: TaskSummary[] = []
  for (let n = Number(at); n < away.length; n++) {
    let cursor = n === Number(at) && inner !== '' ? inner : undefined
    do {
      const page: Page<TaskRow> = await deps.store.queryTasks(
        { worker: away[n]!.person, status: 'open', includeOffers: true },
        cursor,
        limit - items.length,
      )
      for (const row of page.items) {
        const stored = await deps.cases.read(row.caseId)
        const opened =
          stored && (await openTaskOf(deps, viewer, await decodeCase(deps, stored), row.id))
        const summary = opened && (await toTaskSummary(deps, opened))
        if (summary?.may.includes('claim') && fits(summary, filter)) items.push(summary)
      }
      cursor = page.next
      if (items.length >= limit) {
        const next = cursor === undefined ? `${n + 1} ` : `${n} ${cursor}`
        return cursor === undefined && n + 1 === away.length ? { items } : { items, next }
      }
    } while (cursor !== undefined)
  }
  return { items }
}

function toQuery(
  deps: Deps,
  filter: TaskListFilter,
  viewer: Viewer & { person: string },
): TaskFilter {
  const { scope, status = 'open', caseId, parent, workflow, task, overdue } = filter
  const others = scope === 'others'
  const asked = workflow === undefined ? undefined : [workflow]
  const whose = others
    ? { workflow: assignedWorkflows(deps, viewer).filter((id) => asked?.includes(id) ?? true) }
    : {
        person: viewer.person,
        roles: allRolesOf(viewer),
        ...(asked === undefined ? {} : { workflow: asked }),
      }
  return {
    ...whose,
    status: others ? 'open' : status,
    includeOffers: true,
    ...(caseId === undefined ? {} : { caseId }),
    ...(parent === undefined ? {} : { parent }),
    ...(task === undefined ? {} : { task }),
    ...(overdue === true ? { dueBefore: deps.clock.now() } : {}),
  }
}

/** Workflows in which a role of the reader may give tasks to other people. */
function assignedWorkflows(deps: Deps, viewer: Viewer): string[] {
  const roles = allRolesOf(viewer)
  return deps.library.workflows().flatMap(({ definition: { id, access } }) => {
    const may = access.assign?.some((entry) => roles.includes(accessRole(entry)))
    return may === true ? [id] : []
  })
}

async function caseOf(
  deps: Deps,
  cases: Map<string, LoadedCase | null>,
  id: string,
): Promise<LoadedCase | null> {
  const kept = cases.get(id)
  if (kept !== undefined) return kept
  const stored = await deps.cases.read(id)
  const loaded = stored && (await decodeCase(deps, stored))
  cases.set(id, loaded)
  return loaded
}

function matches(task: TaskSummary, filter: TaskListFilter, person: string): boolean {
  const isMine =
    task.assignee?.id === person ||
    (task.assignee === null && task.may.includes('work')) ||
    (task.status === 'open' && task.may.includes('sign'))
  const isAvailable = task.may.includes('claim')
  const scope = filter.scope ?? 'all'
  if (scope === 'others')
    return task.may.includes('reassign') && task.assignee?.id !== person && fits(task, filter)
  if (task.status === 'open' && !isMine && !isAvailable) return false
  if (scope === 'mine' && !isMine) return false
  if (scope === 'available' && !isAvailable) return false
  return fits(task, filter)
}

/** Whether all that the reader had to do here was to sign, and they have. */
async function waitsForOthers(deps: Deps, opened: OpenedTask): Promise<boolean> {
  const { rights } = opened
  if (!rights.includes('sign') || rights.includes('work') || rights.includes('claim')) return false
  return hasSigned(deps, opened)
}

/** What was finished late is not late any more. */
function fits(task: TaskSummary, filter: TaskListFilter): boolean {
  if (filter.overdue === true && !task.overdue) return false
  return filter.text === undefined || hasText(task, filter.text)
}

function hasText(task: TaskSummary, text: string): boolean {
  const { caseNumber, caseTitle, title } = task
  const cells = [caseNumber ?? '', caseTitle.pl, caseTitle.en, title.pl, title.en]
  return foldedTextHas(foldedText(cells.join('\n')), text)
}
