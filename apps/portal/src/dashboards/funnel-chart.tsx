import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PanelView } from '@splot/runtime'
import { useCellText } from './cell-text.ts'
import { numberOf } from './panel-facts.ts'
import { rowPath } from './panel-links.ts'

/** Stages one under the other, each as wide as what came so far, with its share of the one before. */
export function FunnelChart({ panel }: { panel: PanelView }): ReactNode {
  const { t } = useTranslation()
  const write = useCellText()
  const widest = Math.max(1, ...panel.rows.map(({ cells }) => numberOf(cells['value']) ?? 0))
  return (
    <ol className="po-funnel">
      {panel.rows.map((row) => {
        const { title, value, target } = row.cells
        const share = numberOf(row.cells['share'])
        const path = rowPath(panel, row)
        const name = write(title, 'text')
        return (
          <li key={row.key}>
            <span className="po-funnel-name">
              {path === null ? name : <Link to={path}>{name}</Link>}
            </span>
            <span className="po-funnel-track" aria-hidden="true">
              {(numberOf(value) ?? 0) > 0 && (
                <span style={{ inlineSize: `${(100 * (numberOf(value) ?? 0)) / widest}%` }} />
              )}
            </span>
            <span className="po-funnel-value">
              {write(value, row.type ?? 'number')}
              {typeof target === 'number' && (
                <span className="po-quiet">
                  {' '}
                  {t('dashboards.ofTarget', { target: write(target, row.type ?? 'number') })}
                </span>
              )}
            </span>
            <span className="po-funnel-share">
              {share !== null && t('dashboards.ofBefore', { share: write(share, 'percent') })}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
