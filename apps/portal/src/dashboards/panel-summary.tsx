import { useTranslation } from 'react-i18next'
import type { PanelView } from '@splot/runtime'
import { useLocalText } from '../texts/use-locale.ts'
import { useCellText } from './cell-text.ts'
import { panelFacts } from './panel-facts.ts'
import type { PanelFact } from './panel-facts.ts'

/** Returns the sentence that says what the drawing of a panel shows. */
export function usePanelSummary(): (panel: PanelView) => string {
  const { t } = useTranslation()
  const text = useLocalText()
  const write = useCellText()
  return (panel) => {
    const { drawing, columns, totals, rows } = panel
    if (!drawing || rows.length === 0) return ''
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
