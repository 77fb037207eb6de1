import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Grey lines in the shape of what is coming. */
export function Skeleton({ lines }: { lines: number }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="st-skeleton" role="status">
      <span className="sp-visually-hidden">{t('frame.loading')}</span>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} aria-hidden="true" />
      ))}
    </div>
  )
}
