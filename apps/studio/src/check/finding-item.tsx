import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useDraft } from '../draft/draft-context.ts'
import { placeAddress } from '../places/place-address.ts'
import { useLocale, useLocalText } from '@splot/react/texts'
import type { StudioFinding } from './finding.ts'
import { findingWords } from './finding-words.ts'
import { Repairs } from './repairs.tsx'

/** One finding: what is wrong, what to do, the way there and, where one exists, the repair. */
export function FindingItem({
  finding,
  children,
}: {
  finding: StudioFinding
  /** What is to be said of it besides. */
  children?: ReactNode
}): ReactNode {
  const { t, i18n } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const { draft = '' } = useParams()
  const editable = useDraft((state) => state.editable)
  const files = useDraft((state) => state.files)
  const { severity, message, story, hint, file, path, code } = finding
  const place = placeAddress(file, path)
  // some hints name what authors of files write; here there are buttons for it
  const ours = `check.hints.${code.replace('.', '-')}`
  const words = findingWords(finding, files[file], locale)
  return (
    <li className="st-finding" data-severity={severity}>
      <p>
        <b>{t(`check.${severity}`)}</b>{' '}
        {words ? t(`check.words.${words.key}`, { what: words.what }) : text(message)}
      </p>
      {story !== undefined && (
        <p className="st-finding-story">
          <b>{t('check.story')}</b> {text(story)}
        </p>
      )}
      <p className="st-quiet">
        {words
          ? t(`check.wordHints.${words.key}`)
          : i18n.exists(ours, { ns: 'studio' })
            ? t(ours)
            : text(hint)}
      </p>
      <div className="sp-actions">
        {editable && <Repairs finding={finding} />}
        {place !== undefined && (
          <Link
            to={`/drafts/${draft}/${place}`}
            aria-label={`${t('check.show')}: ${text(message)}`}
          >
            {t('check.show')}
          </Link>
        )}
      </div>
      {children}
    </li>
  )
}
