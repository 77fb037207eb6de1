import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PanelQuery, PanelView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { useLocale, useLocalText } from '@splot/react/texts'

/** Links that save the table of a panel: as text for office programmes of the region, as a workbook. */
export function PanelDownloads(props: { panel: PanelView; query?: PanelQuery }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const { panel, query = {} } = props
  const asked = { ...query, ...(panel.asOf !== null && { asOf: panel.asOf }), locale }
  return (
    <span className="po-downloads po-no-print">
      <span aria-hidden="true">{t('dashboards.export')}</span>
      {(['csv', 'xlsx'] as const).map((format) => (
        <a
          key={format}
          href={client.panelFileUrl(panel.id, {
            ...asked,
            format: format === 'csv' && locale === 'pl' ? 'csvSemicolon' : format,
          })}
          aria-label={t('dashboards.exportNamed', {
            format: t(`dashboards.${format}`),
            title: text(panel.title),
          })}
        >
          {t(`dashboards.${format}`)}
        </a>
      ))}
    </span>
  )
}
