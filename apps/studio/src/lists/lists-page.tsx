import '../forms/forms.css'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { addCodeList } from '@splot/definition/edit'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { TitleForm } from '../parts/title-form.tsx'
import { useLocale } from '@splot/react/texts'

/** All code lists of the programme, and a way to a new one. */
export function ListsPage(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const files = useFiles()
  const bundle = bundleOf(files)
  const run = useRun()
  const editable = useDraft((state) => state.editable)
  const navigate = useNavigate()
  const lists = useMemo(
    () =>
      (bundle?.codeLists ?? [])
        .map(({ id, title, items }) => ({ id, title: title?.[locale] || id, count: items.length }))
        .sort((a, b) => a.title.localeCompare(b.title, locale)),
    [bundle, locale],
  )
  return (
    <>
      <PageTitle title={t('lists.all')} lead={t('lists.allLead')} />
      {editable && (
        <TitleForm
          labels={{ pl: t('lists.newTitle.pl'), en: t('lists.newTitle.en') }}
          submit={t('lists.create')}
          onSubmit={(title) => {
            const made = addCodeList(files, title)
            run(made.command)
            void navigate(made.id)
          }}
        />
      )}
      <ul className="st-parts">
        {lists.map(({ id, title, count }) => (
          <li key={id}>
            <Link to={id}>{title}</Link>
            <span className="st-quiet">{id}</span>
            <span className="st-quiet">{t('lists.items', { count })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
