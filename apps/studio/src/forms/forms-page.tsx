import './forms.css'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { LocalText } from '@splot/definition'
import { addForm, emptyForm } from '@splot/definition/edit'
import { useFindings } from '../check/use-findings.ts'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { TitleForm } from '../parts/title-form.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { ImportForm } from './import-form.tsx'
import { placesOfForm } from './preview-scope.ts'

/** All forms of the programme, and the ways to a new one. */
export function FormsPage(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const files = useFiles()
  const bundle = bundleOf(files)
  const { findings } = useFindings()
  const run = useRun()
  const editable = useDraft((state) => state.editable)
  const navigate = useNavigate()
  const [notes, setNotes] = useState<{ id: string; notes: readonly LocalText[] } | null>(null)
  const forms = useMemo(
    () =>
      [...(bundle?.forms ?? [])].sort((a, b) =>
        a.id.localeCompare(b.id, locale, { numeric: true }),
      ),
    [bundle, locale],
  )
  return (
    <>
      <PageTitle title={t('forms.all')} lead={t('forms.allLead')} />
      {editable && (
        <>
          <TitleForm
            labels={{ pl: t('forms.newTitle.pl'), en: t('forms.newTitle.en') }}
            submit={t('forms.create')}
            onSubmit={(title) => {
              const made = addForm(files, emptyForm('', title))
              run(made.command)
              void navigate(made.id)
            }}
          />
          <ImportForm
            onDone={(id, command, said) => {
              run(command)
              if (said.length === 0) void navigate(id)
              else setNotes({ id, notes: said })
            }}
          />
        </>
      )}
      {notes && (
        <div className="st-empty" role="status">
          <p className="st-empty-title">{t('forms.imported')}</p>
          <ul>
            {notes.notes.map((note) => (
              <li key={note.en}>{text(note)}</li>
            ))}
          </ul>
          <Link to={notes.id}>{t('forms.open')}</Link>
        </div>
      )}
      <ul className="st-parts">
        {forms.map((form) => {
          const own = findings.filter(({ file }) => file === `forms/${form.id}.json`)
          const used = bundle ? placesOfForm(form.id, bundle).length : 0
          return (
            <li key={form.id}>
              <Link to={form.id}>{text(form.title) || form.id}</Link>
              <span className="st-quiet">{form.id}</span>
              <span className="st-quiet">{t('forms.usedInTasks', { count: used })}</span>
              {own.length > 0 && (
                <span className="st-tag" data-state="error">
                  {t('home.problems', { count: own.length })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
