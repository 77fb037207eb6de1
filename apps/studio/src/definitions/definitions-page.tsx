import '../workflows/workflows.css'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { kindOfPath } from '@splot/definition'
import { addDefinition, type PlainKind } from '@splot/definition/edit'
import { useFindings } from '../check/use-findings.ts'
import { useDraftStore, useRun } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { fileTitle } from '../home/file-title.ts'
import { Empty } from '../parts/empty.tsx'
import { FindField } from '../parts/find-field.tsx'
import { NameForm } from '../parts/name-form.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useLocale } from '@splot/react/texts'

/** Longer lists are narrowed by typing. */
const mostInSight = 8

/** All definitions of a kind, and a way to a new one. */
export function DefinitionsPage({ kind }: { kind: PlainKind }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const files = useFiles()
  const store = useDraftStore()
  const run = useRun()
  const navigate = useNavigate()
  const { findings } = useFindings()
  const [find, setFind] = useState('')
  const all = useMemo(() => {
    const { compare } = new Intl.Collator(locale, { numeric: true })
    return Object.entries(files)
      .filter(([path]) => kindOfPath(path) === kind)
      .map(([path, value]) => ({
        path,
        id: path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, ''),
        title: fileTitle(path, value, locale),
      }))
      .sort((a, b) => compare(a.title, b.title))
  }, [files, kind, locale])
  const words = find.trim().toLocaleLowerCase()
  const shown = all.filter(({ id, title }) => `${id} ${title}`.toLocaleLowerCase().includes(words))
  return (
    <>
      <PageTitle title={t(`home.kinds.${kind}`)} lead={t(`definitions.lead.${kind}`)} />
      <NameForm
        label={t(`definitions.newName.${kind}`)}
        button={t(`definitions.add.${kind}`)}
        onName={(title) => {
          const made = addDefinition(store.getState().files, kind, title)
          run(made.command)
          void navigate(made.id)
        }}
      />
      {all.length > mostInSight && (
        <div className="st-find st-find-below">
          <FindField label={t('home.find')} value={find} onChange={setFind} />
        </div>
      )}
      {shown.length === 0 && (
        <Empty
          title={words === '' ? t('definitions.none') : t('home.none', { text: find.trim() })}
          hint={words === '' ? t(`definitions.noneHint.${kind}`) : t('home.noneHint')}
        />
      )}
      <ul className="st-parts">
        {shown.map(({ path, id, title }) => {
          const own = findings.filter(({ file }) => file === path)
          const state = own.some(({ severity }) => severity === 'error') ? 'error' : 'warning'
          return (
            <li key={path}>
              <Link to={id}>{title}</Link>
              {own.length > 0 && (
                <span className="st-tag" data-state={state}>
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
