import { formatValue } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayFormat } from '@splot/definition'
import type { CaseView } from '@splot/runtime'
import { useLocale, useLocalText } from '@splot/react/texts'

/** What the case is about in a few values: type of model, first and last day, result. */
export function CaseFacts({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  if (view.facts.length === 0) return null
  const words = {
    yes: t('value.yes', { ns: 'splot' }),
    no: t('value.no', { ns: 'splot' }),
    points: (_: number, number: string) => number,
  }
  return (
    <section className="po-group">
      <h2>{t('case.facts')}</h2>
      <dl className="po-facts po-facts-wide">
        {view.facts.map(({ key, title, type, value }) => (
          <div key={key}>
            <dt>{text(title)}</dt>
            <dd>
              {typeof value === 'object'
                ? text(value)
                : formatValue(value, type as DisplayFormat, locale, words)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
