import '../publish/publish.css'
import './releases.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { ProgrammeRelease, ReleaseCase } from '@splot/runtime'
import { ConfirmDialog, formatDateTime } from '@splot/react/cases'
import { client } from '../api/client.ts'
import { releaseQuery } from '../api/queries.ts'
import { CaseName } from '../parts/case-name.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useFileName } from '../parts/use-file-name.ts'
import { reasonLength } from '../parts/reason-length.ts'
import { TextField } from '../parts/text-field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { LetterPreview } from '../publish/notice-editor.tsx'
import { MigrationLine } from './migration-line.tsx'
import { useLiveReleases } from './use-live-releases.ts'

/** A release: what it changed, what became of the cases, and the way back. */
export function ReleasePage(): ReactNode {
  const { release = '' } = useParams()
  const query = useQuery(releaseQuery(release))
  useLiveReleases()
  return (
    <div className="st-page st-narrow">
      <QueryView query={query}>{(told) => <Release release={told} />}</QueryView>
    </div>
  )
}

function Release({ release }: { release: ProgrammeRelease }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { number, title, publishedAt, by, approvedBy, reason, policy, files, warnings, undo } =
    release
  const { migration } = release
  const nameOf = useFileName()
  return (
    <>
      <PageTitle
        title={t('releases.name', { number, title })}
        overline={release.isInForce ? t('releases.inForce') : t('releases.earlier')}
      />
      <dl className="st-facts">
        <dt>{t('releases.published')}</dt>
        <dd>
          {formatDateTime(publishedAt, locale)}, {by?.name ?? t('drafts.somebody')}
        </dd>
        {approvedBy !== null && (
          <>
            <dt>{t('releases.approved')}</dt>
            <dd>{approvedBy.name}</dd>
          </>
        )}
        <dt>{t('releases.reason')}</dt>
        <dd>{reason}</dd>
        <dt>{t('releases.policy')}</dt>
        <dd>{t(`publish.policies.${policy}`)}</dd>
      </dl>
      <section className="st-section" aria-labelledby="release-cases">
        <h2 id="release-cases">{t('releases.cases')}</h2>
        <MigrationLine release={release} />
        {migration.refused.length > 0 && (
          <CaseList title={t('releases.refused')} cases={migration.refused} />
        )}
        {undo !== null && (
          <>
            <p>
              {t('releases.undoneBy', {
                date: formatDateTime(undo.at, locale),
                who: undo.by?.name ?? t('drafts.somebody'),
                reason: undo.reason,
              })}
            </p>
            {undo.kept.length > 0 && <CaseList title={t('releases.kept')} cases={undo.kept} />}
          </>
        )}
      </section>
      {Object.keys(warnings).length > 0 && (
        <section className="st-section" aria-labelledby="release-warnings">
          <h2 id="release-warnings">{t('releases.warnings')}</h2>
          <ul className="st-bullets">
            {Object.entries(warnings).map(([key, why]) => (
              <li key={key}>{why}</li>
            ))}
          </ul>
        </section>
      )}
      {release.notice !== null && (
        <section className="st-section" aria-labelledby="release-notice">
          <h2 id="release-notice">{t('publish.notice.title')}</h2>
          <LetterPreview notice={release.notice} />
        </section>
      )}
      <section className="st-section" aria-labelledby="release-files">
        <h2 id="release-files">{t('releases.files')}</h2>
        <ul className="st-bullets">
          {files.map(({ path, change }) => (
            <li key={path}>
              {nameOf(path)} – {t(`differences.change.${change}`)}
            </li>
          ))}
        </ul>
      </section>
      {release.isInForce && undo === null && <Undo release={release} />}
    </>
  )
}

function CaseList(props: { title: string; cases: readonly ReleaseCase[] }): ReactNode {
  const text = useLocalText()
  return (
    <>
      <h3>{props.title}</h3>
      <ul className="st-bullets">
        {props.cases.map(({ case: id, title, number, why }) => (
          <li key={id}>
            <CaseName id={id} title={title} number={number} /> – {text(why.text)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Takes the release back: the one before is in force again, and cases that did not move on return. */
function Undo({ release }: { release: ProgrammeRelease }): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const undoing = useMutation({
    mutationFn: () => client.undoRelease(release.id, reason),
    onSuccess: () =>
      Promise.all(
        ['drafts', 'releases', 'programme'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
  const { status } = release.migration
  return (
    <section className="st-section st-card" aria-labelledby="release-undo">
      <h2 id="release-undo">{t('releases.undo')}</h2>
      <p>{t('releases.undoText')}</p>
      <TextField
        long
        maxLength={reasonLength}
        label={t('releases.undoReason')}
        value={reason}
        onChange={setReason}
      />
      <button
        type="button"
        className="sp-button sp-danger-button"
        disabled={reason.trim() === '' || undoing.isPending || status !== 'done'}
        onClick={() => setAsking(true)}
      >
        {t('releases.undo')}
      </button>
      {status !== 'done' && <p className="st-quiet">{t('releases.undoLater')}</p>}
      <Refusal error={undoing.error} />
      <ConfirmDialog
        open={asking}
        title={t('releases.undoConfirm')}
        yes={t('releases.undo')}
        no={t('releases.keep')}
        danger
        onYes={() => {
          setAsking(false)
          undoing.mutate()
        }}
        onNo={() => setAsking(false)}
      >
        <p>{t('releases.undoText')}</p>
      </ConfirmDialog>
    </section>
  )
}
