import type { Page, TaskFilter, TaskRow } from '@splot/store'
import {
  pageSize,
  placeAt,
  taskCursorKey,
  taskListName,
  taskPlace,
  taskPlaceOf,
  toCursor,
  toPage,
} from '@splot/store/adapter'
import type { TaskPlace } from '@splot/store/adapter'
import { instant } from '../cases/prepared-commit.ts'
import { columnText, word } from '../cases/words.ts'
import type { Database } from '../database.ts'
import { Parameters } from '../parameters.ts'

/** Lists of items of work. */
export class TaskLists {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** @throws SplotError store.bad-cursor */
  async page(filter: TaskFilter, cursor?: string, limit?: number): Promise<Page<TaskRow>> {
    const size = pageSize(limit)
    const after = placeAt(taskListName, cursor, taskPlaceOf)
    const values = new Parameters()
    const conditions = taskConditions(filter, values)
    if (after) conditions.push(isAfter(after, values))
    const rows = await this.#database.rows<{ row_json: string }>({
      text: `select t.row_json from tasks t where ${conditions.join(' and ')}
        order by t.due_at, t.created_at, t.id limit ${values.add(size + 1)}`,
      values: values.values,
    })
    const found = rows.map(({ row_json: text }): [TaskPlace, TaskRow] => {
      const row = JSON.parse(text) as TaskRow
      return [taskPlace(row), row]
    })
    return toPage(found, size, (place) => toCursor(taskListName, taskCursorKey(place)))
  }
}

/** What has no due date comes last: its column says `infinity`. */
function isAfter({ dueMs, createdMs, id }: TaskPlace, values: Parameters): string {
  const due = dueMs === null ? 'infinity' : new Date(dueMs).toISOString()
  const place = [
    values.add(due, 'timestamptz'),
    values.add(new Date(createdMs).toISOString(), 'timestamptz'),
    values.add(id, 'text'),
  ]
  return `(t.due_at, t.created_at, t.id) > (${place.join(', ')})`
}

function taskConditions(filter: TaskFilter, values: Parameters): string[] {
  const { caseId, status, task, dueBefore, parent, workflow, worker, person } = filter
  const conditions = [`t.status <> 'gone'`]
  if (caseId !== undefined) conditions.push(`t.case_id = ${values.add(columnText(caseId))}`)
  if (status !== undefined) conditions.push(`t.status = ${values.add(status)}`)
  if (task !== undefined) conditions.push(`t.task = ${values.add(columnText(task))}`)
  if (filter.includeOffers !== true) conditions.push('not t.offer')
  if (dueBefore !== undefined) {
    // what is not due at all stands at the end of time
    const before = Number.isNaN(Date.parse(dueBefore)) ? '-infinity' : instant(dueBefore)
    conditions.push(`t.due_at < ${values.add(before, 'timestamptz')}`)
  }
  if (worker !== undefined)
    conditions.push(
      `t.assignee = ${values.add(columnText(worker))} and t.status in ('open', 'finished')`,
    )
  if (person !== undefined) conditions.push(isFor(person, filter.roles ?? [], values))
  if (parent !== undefined) conditions.push(ofCases(`c.parent = ${values.add(columnText(parent))}`))
  if (workflow !== undefined)
    conditions.push(ofCases(`c.workflow = any (${values.add(workflow.map(columnText), 'text[]')})`))
  return conditions
}

function ofCases(condition: string): string {
  return `t.case_id in (select c.id from cases c where ${condition})`
}

/** @see taskWords */
function isFor(person: string, roles: readonly string[], values: Parameters): string {
  const own = values.add([word('has', person), word('may', person)], 'text[]')
  const held = values.add(
    roles.map((role) => word('role', role)),
    'text[]',
  )
  const not = values.add([word('not', person)], 'text[]')
  return `(t.words && ${own} or (t.words && ${held} and not t.words @> ${not}))`
}
