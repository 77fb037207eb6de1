import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, useDraftStore } from '../draft/draft-context.ts'
import { fileTitle } from '../home/file-title.ts'
import { sentencesBetween } from '../differences/sentences-between.ts'
import { useLocale, useLocalText } from '@splot/react/texts'

/** Asks which version stays where two people changed the same place of a file. */
export function ConflictBar(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const store = useDraftStore()
  const text = useLocalText()
  const conflicts = useDraft((state) => state.conflicts)
  const files = useDraft((state) => state.files)
  return (
    <div role="status">
      {conflicts.map(({ path, mine, theirs, changedBy }) => {
        const title = fileTitle(path, mine ?? theirs, locale)
        const differences = sentencesBetween(files, path, [theirs, mine])
        return (
          <section key={path} className="st-conflict" aria-label={t('conflict.title', { title })}>
            <p>
              <b>{t('conflict.title', { title })}</b>{' '}
              {t(changedBy === null ? 'conflict.text' : 'conflict.textBy', {
                who: changedBy?.name,
              })}
            </p>
            {differences.length > 0 && (
              <div>
                <p>{t('conflict.differences')}</p>
                <ul className="st-bullets">
                  {differences.map((one) => (
                    <li key={one.en}>{text(one)}</li>
                  ))}
                </ul>
              </div>
            )}
            <div className="sp-actions">
              <button
                type="button"
                className="sp-button sp-small"
                onClick={() => store.settle(path, 'mine')}
              >
                {t('conflict.mine')}
              </button>
              <button
                type="button"
                className="sp-button sp-secondary sp-small"
                onClick={() => store.settle(path, 'theirs')}
              >
                {t('conflict.theirs')}
              </button>
            </div>
          </section>
        )
      })}
    </div>
  )
}
