import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ConfirmDialog, formatDateTime } from '@splot/react/cases'
import { draftService } from '../api/client.ts'
import { draftsQuery, programmeQuery } from '../api/queries.ts'
import type { DraftSummary } from '../draft/draft-service.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { NewDraft } from './new-draft.tsx'

/** What is in force, the drafts that change it, and a way to begin one. */
export function DraftsPage(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const programme = useQuery(programmeQuery).data
  const drafts = useQuery(draftsQuery)
  return (
    <div className="st-page st-narrow">
      <PageTitle
        title={t('drafts.title')}
        lead={t('drafts.lead')}
        {...(programme && {
          overline: t('drafts.inForce', { title: text(programme.title) }),
        })}
      />
      <NewDraft />
      <QueryView query={drafts}>{(all) => <DraftLists drafts={all} />}</QueryView>
    </div>
  )
}

function DraftLists({ drafts }: { drafts: readonly DraftSummary[] }): ReactNode {
  const { t } = useTranslation()
  const running = drafts.filter(({ status }) => status === 'open' || status === 'proposed')
  const finished = drafts.filter((draft) => !running.includes(draft))
  if (drafts.length === 0) return <Empty title={t('drafts.empty')} hint={t('drafts.emptyHint')} />
  return (
    <>
      {running.length > 0 && <DraftList title={t('drafts.open')} drafts={running} />}
      {finished.length > 0 && <DraftList title={t('drafts.closed')} drafts={finished} />}
    </>
  )
}

function DraftList(props: { title: string; drafts: readonly DraftSummary[] }): ReactNode {
  return (
    <section className="st-section">
      <h2>{props.title}</h2>
      <ul className="st-cards">
        {props.drafts.map((draft) => (
          <DraftCard key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  )
}

function DraftCard({ draft }: { draft: DraftSummary }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { id, title, status, changedAt, changedBy, changedFiles, baseIsCurrent } = draft
  const open = status === 'open' || status === 'proposed'
  return (
    <li className="st-card">
      <h3>
        <Link to={`/drafts/${id}`}>{title}</Link>
      </h3>
      <p className="st-quiet">
        {t('drafts.changed', {
          date: formatDateTime(changedAt, locale),
          who: changedBy?.name ?? t('drafts.somebody'),
        })}{' '}
        · {changedFiles === 0 ? t('drafts.untouched') : t('drafts.files', { count: changedFiles })}
      </p>
      {status !== 'open' && <p className="st-tag">{t(`drafts.status.${status}`)}</p>}
      {open && !baseIsCurrent && <p className="st-quiet">{t('drafts.old')}</p>}
      {status === 'open' && <DiscardButton draft={draft} />}
    </li>
  )
}

function DiscardButton({ draft: { id, title } }: { draft: DraftSummary }): ReactNode {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  async function discard(): Promise<void> {
    setAsking(false)
    await draftService.discard(id)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
  }
  return (
    <>
      <button
        type="button"
        className="sp-link-button"
        aria-label={t('drafts.discardNamed', { title })}
        onClick={() => setAsking(true)}
      >
        {t('drafts.discard')}
      </button>
      <ConfirmDialog
        open={asking}
        title={t('drafts.discardTitle', { title })}
        yes={t('drafts.discard')}
        no={t('drafts.keep')}
        danger
        onYes={() => void discard()}
        onNo={() => setAsking(false)}
      >
        <p>{t('drafts.discardText')}</p>
      </ConfirmDialog>
    </>
  )
}
