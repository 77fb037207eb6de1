import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { locales } from '@splot/definition'
import type { ReleaseNotice } from '@splot/runtime'
import { useLocale } from '@splot/react/texts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { CheckField } from '../parts/check-field.tsx'
import { CheckList } from '../parts/check-list.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Fields } from '../parts/fields.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { workflowOptions } from '../workflows/outline-options.ts'
import type { NoticeDraft } from './use-notice.ts'

/** Whether participants of cases that go along are told, what they read, and who they are. */
export function NoticeEditor(props: {
  notice: NoticeDraft
  onChange: (notice: NoticeDraft) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const bundle = bundleOf(useFiles())
  const { notice, onChange } = props
  return (
    <div className="st-notice-editor">
      <CheckField
        label={t('publish.notice.send')}
        help={t('publish.notice.help')}
        checked={notice.send}
        onChange={(send) => onChange({ ...notice, send })}
      />
      {notice.send && (
        <>
          <LetterPreview notice={notice} />
          <Disclosure title={t('publish.notice.edit')}>
            {() => (
              <Fields>
                <LocalTextField
                  label={t('publish.notice.subject')}
                  value={notice.subject}
                  onChange={(subject) => onChange({ ...notice, subject })}
                />
                <LocalTextField
                  long
                  label={t('publish.notice.body')}
                  help={t('publish.notice.bodyHelp')}
                  value={notice.body}
                  onChange={(body) => onChange({ ...notice, body })}
                />
                <CheckList
                  label={t('publish.notice.whose')}
                  values={[...notice.workflows]}
                  options={bundle === null ? [] : workflowOptions(bundle, locale)}
                  onChange={(workflows) => onChange({ ...notice, workflows })}
                />
              </Fields>
            )}
          </Disclosure>
        </>
      )}
    </div>
  )
}

/** The letter in both languages, as it is read. */
export function LetterPreview({ notice }: { notice: ReleaseNotice }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="st-letters">
      {locales.map((locale) => (
        <section
          key={locale}
          lang={locale}
          className="st-card st-letter"
          aria-label={t(`differences.in.${locale}`, { lng: locale })}
        >
          <p>
            <b>{notice.subject[locale]}</b>
          </p>
          {notice.body[locale].split(/\n\s*\n/u).map((paragraph, n) => (
            <p key={n}>{paragraph}</p>
          ))}
          <p className="st-quiet">{t('publish.notice.link', { lng: locale })}</p>
        </section>
      ))}
    </div>
  )
}
