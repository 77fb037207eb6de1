import type { CaseFilter, CaseRow, Page } from '@splot/store'
import {
  caseListName,
  casePlace,
  defaultCaseSort,
  pageSize,
  placeAt,
  placeOf,
  toCursor,
  toPage,
} from '@splot/store/adapter'
import type { CasePlace, CaseSort } from '@splot/store/adapter'
import { columnText } from '../cases/words.ts'
import type { Database } from '../database.ts'
import { Parameters } from '../parameters.ts'
import { caseConditions } from './case-conditions.ts'

const sortColumns = {
  updatedAt: { sql: 'c.updated_at', type: 'timestamptz' },
  createdAt: { sql: 'c.created_at', type: 'timestamptz' },
  number: { sql: 'c.number collate polish', type: 'text' },
  title: { sql: 'c.title collate polish', type: 'text' },
} as const

const titleInEnglish = {
  sql: 'coalesce(c.title_en, c.title) collate polish',
  type: 'text',
} as const

function sortColumn({ column, locale }: CaseSort) {
  return column === 'title' && locale === 'en' ? titleInEnglish : sortColumns[column]
}

/** Lists of cases. */
export class CaseLists {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** @throws SplotError store.bad-cursor */
  async page(filter: CaseFilter, cursor?: string, limit?: number): Promise<Page<CaseRow>> {
    const sort = filter.sort ?? defaultCaseSort
    const list = caseListName(sort)
    const size = pageSize(limit)
    const after = placeAt(list, cursor, placeOf)
    const rows = await this.#first(filter, sort, after, size + 1)
    const found = rows.map((row): [CasePlace, CaseRow] => [casePlace(row, sort), row])
    return toPage(found, size, ({ value, id }) => toCursor(list, [value, id]))
  }

  /** Cases with a value and those without are two ranges of an index, read one after the other. */
  async #first(
    filter: CaseFilter,
    sort: CaseSort,
    after: CasePlace | null,
    limit: number,
  ): Promise<CaseRow[]> {
    const rows = after?.value === null ? [] : await this.#valued(filter, sort, after, limit)
    if (sort.column !== 'number' || rows.length === limit) return rows
    const unnumbered = await this.#unnumbered(
      filter,
      after?.value === null ? after : null,
      limit - rows.length,
    )
    return [...rows, ...unnumbered]
  }

  async #valued(
    filter: CaseFilter,
    sort: CaseSort,
    after: CasePlace | null,
    limit: number,
  ): Promise<CaseRow[]> {
    const { column, descending } = sort
    const { sql, type } = sortColumn(sort)
    const values = new Parameters()
    const conditions = caseConditions(filter, 'c', values)
    if (column === 'number') conditions.push('c.number is not null')
    if (after) {
      const value = values.add(sortedValue(after.value), type)
      const [beyond, from] = descending ? ['<', '<='] : ['>', '>=']
      // the first is a range of the index, the second leaves out what was shown of its edge
      conditions.push(
        `${sql} ${from} ${value}`,
        `(${sql} ${beyond} ${value} or c.id > ${values.add(after.id)})`,
      )
    }
    const order = `${sql} ${descending ? 'desc' : 'asc'}, c.id`
    return this.#rows(conditions, order, limit, values)
  }

  async #unnumbered(
    filter: CaseFilter,
    after: CasePlace | null,
    limit: number,
  ): Promise<CaseRow[]> {
    const values = new Parameters()
    const conditions = [...caseConditions(filter, 'c', values), 'c.number is null']
    if (after) conditions.push(`c.id > ${values.add(after.id)}`)
    return this.#rows(conditions, 'c.id', limit, values)
  }

  async #rows(
    conditions: readonly string[],
    order: string,
    limit: number,
    values: Parameters,
  ): Promise<CaseRow[]> {
    const text = `select c.row_json from cases c ${where(conditions)}
      order by ${order} limit ${values.add(limit)}`
    const rows = await this.#database.rows<{ row_json: string }>({ text, values: values.values })
    return rows.map(({ row_json: row }) => JSON.parse(row) as CaseRow)
  }

  async count(filter: CaseFilter): Promise<number> {
    const values = new Parameters()
    const conditions = caseConditions(filter, 'c', values)
    const [row] = await this.#database.rows<{ count: string }>({
      text: `select count(*) as count from cases c ${where(conditions)}`,
      values: values.values,
    })
    return Number(row?.count)
  }
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`
}

function sortedValue(value: string | number | null): unknown {
  return typeof value === 'number' ? new Date(value).toISOString() : columnText(value ?? '')
}
