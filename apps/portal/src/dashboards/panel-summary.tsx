import { useTranslation } from 'react-i18next'
import type { PanelView } from '@splot/runtime'
import { useLocalText } from '@splot/react/texts'
import { useCellText } from './cell-text.ts'
import { numberOf, panelFacts } from './panel-facts.ts'
import type { PanelFact } from './panel-facts.ts'

/** Returns the sentence that says what the drawing of a panel shows. */
export function usePanelSummary(): (panel: PanelView) => string {
  const { t } = useTranslation()
  const text = useLocalText()
  const write = useCellText()
  /** How many of the targets are reached. */
  const reachedSummary = ({ rows }: PanelView): string => {
    const progress = rows.flatMap(({ cells }) => numberOf(cells['progress']) ?? [])
    if (progress.length === 0) return ''
    const reached = progress.filter((share) => share >= 100).length
    return t('dashboards.summary.reached', { reached, count: progress.length })
  }
  /** How many of those who began came to the end, and where most were lost. */
  const throughSummary = ({ rows }: PanelView): string => {
    const first = numberOf(rows[0]?.cells['value'])
    const last = numberOf(rows.at(-1)?.cells['value'])
    const shares = rows.flatMap(({ cells }) => {
      const share = numberOf(cells['share'])
      return share === null ? [] : [{ share, title: write(cells['title'], 'text') }]
    })
    const least = shares.reduce<(typeof shares)[0] | null>(
      (a, b) => (a && a.share <= b.share ? a : b),
      null,
    )
    return [
      first !== null && last !== null ? t('dashboards.summary.through', { first, last }) : '',
      least
        ? t('dashboards.summary.narrowest', {
            title: least.title,
            share: write(least.share, 'percent'),
          })
        : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' ')
  }
  return (panel) => {
    const { drawing, columns, totals, rows } = panel
    if (!drawing || rows.length === 0) return ''
    if (drawing.chart === 'tiles') return reachedSummary(panel)
    if (drawing.chart === 'funnel') return throughSummary(panel)
    const type = columns.find(({ key }) => key === drawing.series[0])?.type ?? 'number'
    const { most, least } = panelFacts(panel)
    const named = (fact: PanelFact) => ({
      title: [write(fact.title, 'text'), ...(fact.series ? [text(fact.series.title)] : [])].join(
        ', ',
      ),
      value: write(fact.value, type),
    })
    const share = type === 'percent' || drawing.chart === 'line'
    const whole =
      totals?.['all'] ??
      (drawing.series.length === 1 ? totals?.[drawing.series[0] ?? ''] : undefined)
    return [
      drawing.chart === 'line' && rows.length > 1
        ? t('dashboards.summary.line', {
            from: write(rows[0]?.cells[drawing.category], 'text'),
            to: write(rows.at(-1)?.cells[drawing.category], 'text'),
          })
        : '',
      typeof whole === 'number' ? t('dashboards.summary.total', { value: write(whole, type) }) : '',
      most && rows.length > 1
        ? t(share ? 'dashboards.summary.highest' : 'dashboards.summary.most', named(most))
        : '',
      least && share ? t('dashboards.summary.lowest', named(least)) : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' ')
  }
}
