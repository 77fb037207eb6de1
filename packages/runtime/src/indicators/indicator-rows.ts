import { SplotError, toLocalText } from '@splot/definition'
import type { Count, IndicatorPlan, MeasuredRow, MeasurePlan, PartPlan } from '@splot/engine'
import type { Page } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { logCountedRead, pathsRead } from '../permission/access-log.ts'
import { personOf } from '../permission/actor.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import type { Reader } from '../types.ts'
import { beginTelling } from './indicators.ts'
import type { CasesRead } from './read-cases.ts'
import { indicatorNotFound, isToldExactly, readableIndicator } from './readable-indicators.ts'
import type { IndicatorRow, IndicatorRowsQuery } from './types.ts'

const maxLimit = 200

/**
 * Returns the rows that an indicator counts, newest first, of cases the reader may open. Rows of a part
 * that speaks of special-category data are for those to whom it is told exactly, and are logged.
 *
 * @throws SplotError indicator.not-found, indicator.moment, request.invalid
 */
export async function indicatorRows(
  deps: Deps,
  reader: Reader,
  id: string,
  query: IndicatorRowsQuery,
): Promise<Page<IndicatorRow>> {
  const viewer = await viewerOf(deps, reader)
  const plan = readableIndicator(deps, viewer.programmeRoles, id)
  const { part, measure } = measureOf(plan, query.part)
  checkCell(plan, part, query)
  const exact = isToldExactly(part, viewer.programmeRoles) && query.published !== true
  if (part.definition.sensitive === true && !exact) throw indicatorNotFound(id)
  // by code one could read off a person what the numbers keep back
  if (query.breakdown !== undefined && !exact) return { items: [] }
  const { telling, read, day } = await beginTelling(deps, [plan], viewer.programmeRoles, query)
  const rows = chosen(telling.count, measure, query, day.from)
  const page = await readablePage(deps, viewer, read, rows, query)
  if (part.definition.sensitive === true)
    await logRows(deps, viewer, {
      caseIds: page.items.map(({ caseId }) => caseId),
      read,
      measure,
      id,
    })
  return page
}

/** Each case once, however many rows it gives. */
async function logRows(
  deps: Deps,
  viewer: Viewer,
  shown: { caseIds: string[]; read: CasesRead; measure: MeasurePlan; id: string },
): Promise<void> {
  const { caseIds, read, measure, id } = shown
  for (const caseId of new Set(caseIds)) {
    const kept = read.stored.get(caseId)
    if (!kept) continue
    await logCountedRead(deps, {
      person: personOf(viewer),
      loaded: await decodeCase(deps, kept),
      reads: pathsRead(measure),
      purpose: 'indicator',
      source: id,
    })
  }
}

/** `<part>`, `<part>.of` or `<part>.to`. */
function measureOf(
  { definition, parts }: IndicatorPlan,
  asked: string | undefined,
): { part: PartPlan; measure: MeasurePlan } {
  const [name, side = 'of'] = asked?.split('.') ?? [parts[0]?.definition.id]
  const part = parts.find((one) => one.definition.id === name)
  const measure = side === 'of' ? part?.of : side === 'to' ? part?.to : null
  if (!part || !measure) throw indicatorNotFound(`${definition.id}/${asked ?? ''}`)
  return { part, measure }
}

/** @throws SplotError indicator.not-found, request.invalid */
function checkCell(
  { definition }: IndicatorPlan,
  part: PartPlan,
  { breakdown, code }: IndicatorRowsQuery,
): void {
  if (breakdown === undefined) {
    if (code === undefined) return
    throw new SplotError('request.invalid', 'Expected a breakdown for the code but got none.')
  }
  const known = part.definition.breakdowns ?? []
  if (!known.includes(breakdown))
    throw indicatorNotFound(`${definition.id}/${part.definition.id}/${breakdown}`)
}

function chosen(
  count: Count,
  measure: MeasurePlan,
  { breakdown, code }: IndicatorRowsQuery,
  from: string | null,
): MeasuredRow[] {
  return count
    .rows(measure, from)
    .filter(
      ({ row }) =>
        breakdown === undefined ||
        count.codes(measure.source, breakdown, row).includes(code ?? null),
    )
    .sort((a, b) =>
      a.on === b.on ? (a.row.case.id < b.row.case.id ? -1 : 1) : a.on < b.on ? 1 : -1,
    )
}

async function readablePage(
  deps: Deps,
  viewer: Viewer,
  read: CasesRead,
  rows: readonly MeasuredRow[],
  { cursor, limit }: IndicatorRowsQuery,
): Promise<Page<IndicatorRow>> {
  const wanted = Math.min(Math.max(limit ?? 50, 1), maxLimit)
  const items: IndicatorRow[] = []
  let at = startOf(cursor)
  for (; at < rows.length && items.length < wanted; at += 1) {
    const item = await toRow(deps, viewer, read, rows[at])
    if (item) items.push(item)
  }
  return at < rows.length ? { items, next: String(at) } : { items }
}

function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor)
  throw new SplotError('request.invalid', 'Expected the cursor of an earlier page.')
}

async function toRow(
  deps: Deps,
  viewer: Viewer,
  { rows, stored }: CasesRead,
  given: MeasuredRow | undefined,
): Promise<IndicatorRow | null> {
  const caseId = given?.row.case.id ?? ''
  const listed = rows.get(caseId)
  const kept = stored.get(caseId)
  if (!given || !listed || !kept) return null
  const { reach } = await relationTo(deps, viewer, await decodeCase(deps, kept))
  if (reach === 'none') return null
  return {
    caseId,
    caseNumber: listed.number,
    caseTitle: toLocalText(listed.title),
    workflow: listed.workflow,
    on: given.on,
    value: given.value,
  }
}
