import './frozen.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '@splot/react/texts'
import { frozenByReason } from './frozen-by-reason.ts'
import { useFrozenCases } from './use-frozen-cases.ts'

/** Says where rules are edited which live cases will not follow, and why. Nothing where all may. */
export function FrozenNotice({ workflows }: { workflows?: readonly string[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const groups = frozenByReason(useFrozenCases(), workflows)
  if (groups.length === 0) return null
  return (
    <section className="st-frozen" aria-label={t('frozen.title')}>
      <p>
        <b>{t('frozen.title')}</b> {t('frozen.lead')}
      </p>
      <ul>
        {groups.map(({ reason, count }) => (
          <li key={reason.en}>
            {text(reason)} {t('frozen.cases', { count })}
          </li>
        ))}
      </ul>
    </section>
  )
}
