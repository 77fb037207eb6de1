import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { placeAddress } from '../places/place-address.ts'
import { useLocalText } from '../texts/use-locale.ts'
import type { StudioFinding } from './finding.ts'

/** One finding: what is wrong, what to do, and the way there. */
export function FindingItem({ finding }: { finding: StudioFinding }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { draft = '' } = useParams()
  const { severity, message, hint, file, path } = finding
  const place = placeAddress(file, path)
  return (
    <li className="st-finding" data-severity={severity}>
      <p>
        <b>{t(`check.${severity}`)}</b> {text(message)}
      </p>
      <p className="st-quiet">{text(hint)}</p>
      {place !== undefined && (
        <Link to={`/drafts/${draft}/${place}`} aria-label={`${t('check.show')}: ${text(message)}`}>
          {t('check.show')}
        </Link>
      )}
    </li>
  )
}
