import type { JsonObject, JsonValue, LocalText } from '@splot/definition'
import { labelled } from '../calls/labelled.ts'
import { loadCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { textOf } from '../text-of.ts'
import type { PublicationView } from '../types.ts'

/** What a list says, wherever it stands. */
export type PublicationContent = Pick<PublicationView, 'id' | 'title' | 'columns' | 'rows'>

/** Returns what the parameters of a step of a case that publishes make a list say. */
export async function publicationContent(
  deps: Deps,
  caseId: string,
  params: JsonObject,
): Promise<PublicationContent> {
  const { pl, en } = params['title'] as unknown as LocalText
  const variant = textOf(params['variant'])
  const told = (title: string) => (variant === '' ? title : `${title} – ${variant}`)
  const columns = (params['columns'] ?? []) as unknown as PublishedColumn[]
  return {
    id: textOf(params['id']),
    title: { pl: told(pl), en: told(en) },
    columns: columns.map(({ key, title, type }) => ({ key, title, ...(type && { type }) })),
    rows: await publishedRows(deps, caseId, params, 'rows'),
  }
}

/** Returns the rows that a parameter of such a step gives; what is no row is left out. */
export async function publishedRows(
  deps: Deps,
  caseId: string,
  params: JsonObject,
  name: 'rows' | 'leftOut',
): Promise<JsonObject[]> {
  const value: JsonValue | undefined = params[name]
  const rows = (Array.isArray(value) ? value : []).filter(
    (one) => typeof one === 'object' && one !== null,
  ) as JsonObject[]
  return withLabels(deps, caseId, (params['columns'] ?? []) as unknown as PublishedColumn[], rows)
}

/** A column as its definition has it. */
type PublishedColumn = PublicationView['columns'][number] & { list?: string }

/** Tells codes as the labels they have now in the lists of the case: what is published stays as it is. */
async function withLabels(
  deps: Deps,
  caseId: string,
  columns: readonly PublishedColumn[],
  rows: JsonObject[],
): Promise<JsonObject[]> {
  const coded = columns.filter(({ list }) => list !== undefined)
  if (coded.length === 0) return rows
  const { compiled, release } = await loadCase(deps, caseId)
  const lists = deps.library.codeLists(compiled.definition, release)
  return rows.map((row) => {
    const labels = coded.flatMap(({ key, list: id }) => {
      const list = lists.find((one) => one.id === id)
      return list && row[key] !== undefined ? [[key, labelled(row[key], list)] as const] : []
    })
    return { ...row, ...Object.fromEntries(labels) }
  })
}
