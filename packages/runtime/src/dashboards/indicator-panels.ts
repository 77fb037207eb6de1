import type {
  FunnelPanel,
  IndicatorUnit,
  IndicatorsPanel,
  LocalText,
  PanelValueType,
} from '@splot/definition'
import { indicatorRows } from '../indicators/indicator-rows.ts'
import { toIndicatorView } from '../indicators/indicator-view.ts'
import { beginTelling } from '../indicators/indicators.ts'
import { keptBack, shareOf } from '../indicators/number-words.ts'
import { readableIndicators } from '../indicators/readable-indicators.ts'
import type { IndicatorPart, IndicatorRow, IndicatorView } from '../indicators/types.ts'
import { columnOf } from './panel-table.ts'
import type { ComputedPanel, PanelAsker, PanelTable } from './panel-table.ts'
import type { PanelCell, PanelRow } from './types.ts'

const typeOfUnit: Record<IndicatorUnit, PanelValueType> = {
  number: 'number',
  persons: 'number',
  hours: 'number',
  money: 'money',
  percent: 'percent',
  percentagePoints: 'number',
  points: 'points',
  days: 'days',
  months: 'number',
}

/** Computes indicators as tiles: each of their numbers with target and progress. */
export async function indicatorsPanel(
  asker: PanelAsker,
  panel: IndicatorsPanel,
): Promise<ComputedPanel> {
  const { views, at } = await toldIndicators(asker, panel.indicators)
  const rows = views.flatMap((view) =>
    view.parts.map((part) => partRow(view, part, view.parts.length > 1)),
  )
  return {
    columns: [
      columnOf('id', { pl: 'Nr', en: 'No.' }, 'text'),
      columnOf('of', { pl: 'Część wskaźnika', en: 'Part of' }, 'text'),
      columnOf('title', { pl: 'Wskaźnik', en: 'Indicator' }, 'text'),
      columnOf('value', { pl: 'Wartość', en: 'Value' }, 'ofRow'),
      columnOf('target', { pl: 'Cel', en: 'Target' }, 'ofRow'),
      columnOf('bound', { pl: 'Cel jest', en: 'The target is' }, 'text'),
      columnOf('progress', { pl: 'Realizacja', en: 'Progress' }, 'percent', 'bar'),
    ],
    rows,
    totals: null,
    drawing: { chart: 'tiles', category: 'title', series: ['value'] },
    counted: rows.length,
    more: false,
    opens: 'rows',
    asOf: at,
    behind: ({ row }) => rowsBehind(asker, row),
  }
}

/** Computes indicators one after the other, each as a share of the one before. */
export async function funnelPanel(asker: PanelAsker, panel: FunnelPanel): Promise<ComputedPanel> {
  const { views, at } = await toldIndicators(asker, panel.indicators)
  const steps = views.flatMap((view) => (view.parts[0] ? [{ view, part: view.parts[0] }] : []))
  const rows = steps.map(({ view, part }, n) => {
    const before = steps[n - 1]?.part.value ?? null
    const row = partRow(view, part, false)
    return { ...row, cells: { ...row.cells, share: shareOf(part.value, before) } }
  })
  return {
    columns: [
      columnOf('id', { pl: 'Nr', en: 'No.' }, 'text'),
      columnOf('title', { pl: 'Etap', en: 'Stage' }, 'text'),
      columnOf('value', { pl: 'Liczba', en: 'Number' }, 'ofRow'),
      columnOf('share', { pl: 'Z poprzedniego', en: 'Of the one before' }, 'percent'),
      columnOf('target', { pl: 'Cel', en: 'Target' }, 'ofRow'),
    ],
    rows,
    totals: null,
    drawing: { chart: 'funnel', category: 'title', series: ['value'] },
    counted: rows.length,
    more: false,
    opens: 'rows',
    asOf: at,
    behind: ({ row }) => rowsBehind(asker, row),
  }
}

/** Those named that the reader may know, from one reading of the cases. */
async function toldIndicators(
  { deps, viewer, asOf }: PanelAsker,
  ids: readonly string[],
): Promise<{ views: IndicatorView[]; at: string }> {
  const readable = readableIndicators(deps, viewer.programmeRoles)
  const plans = ids.flatMap((id) => readable.find(({ definition }) => definition.id === id) ?? [])
  const moment = asOf === undefined ? {} : { at: asOf }
  const { telling, day } = await beginTelling(deps, plans, viewer.programmeRoles, moment)
  return { views: plans.map((plan) => toIndicatorView(plan, telling)), at: day.at }
}

function partRow(view: IndicatorView, part: IndicatorPart, isOneOfSeveral: boolean): PanelRow {
  const { value, suppressed, target } = part
  const bound = target === null ? null : 'atLeast' in target ? target.atLeast : target.atMost
  const cells: Record<string, PanelCell> = {
    id: view.id,
    of: isOneOfSeveral ? view.title : null,
    title: isOneOfSeveral ? part.title : view.title,
    value: suppressed ? keptBack : value,
    target: bound,
    bound: boundWords(target),
    // how far towards what is to be reached; a bound from above is no progress
    progress: target !== null && 'atLeast' in target ? shareOf(value, target.atLeast) : null,
  }
  const key = `${view.id}/${part.id}`
  return { key, cells, caseId: null, taskId: null, type: typeOfUnit[part.unit] }
}

function boundWords(target: IndicatorPart['target']): LocalText | null {
  if (target === null) return null
  return 'atLeast' in target
    ? { pl: 'co najmniej', en: 'at least' }
    : { pl: 'najwyżej', en: 'at most' }
}

/** What an indicator counts, in cases the reader may open. */
async function rowsBehind(asker: PanelAsker, key: string): Promise<PanelTable> {
  const { deps, reader, asOf } = asker
  const slash = key.lastIndexOf('/')
  const rows: IndicatorRow[] = []
  let cursor: string | undefined
  do {
    const page = await indicatorRows(deps, reader, key.slice(0, slash), {
      part: key.slice(slash + 1),
      limit: 200,
      ...(asOf === undefined ? {} : { at: asOf }),
      ...(cursor === undefined ? {} : { cursor }),
    })
    rows.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && rows.length < 2000)
  return {
    columns: [
      columnOf('case', { pl: 'Sprawa', en: 'Case' }, 'text'),
      columnOf('number', { pl: 'Numer', en: 'Number' }, 'text'),
      columnOf('on', { pl: 'Liczy się od', en: 'Counts from' }, 'date'),
    ],
    rows: rows.map(({ caseId, caseNumber, caseTitle, on }, n) => ({
      key: `${n}`,
      cells: { case: caseTitle, number: caseNumber, on },
      caseId,
      taskId: null,
    })),
    totals: null,
    drawing: null,
    counted: rows.length,
    more: cursor !== undefined,
    opens: 'none',
  }
}
