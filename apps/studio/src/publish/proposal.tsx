import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { client } from '../api/client.ts'
import { meQuery } from '../api/queries.ts'
import { useDraft, useDraftStore } from '../draft/draft-context.ts'
import { reasonLength } from '../parts/reason-length.ts'
import { TextField } from '../parts/text-field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { LetterPreview } from './notice-editor.tsx'
import { ProposedMapping, ProposedReasons } from './proposed-details.tsx'

/**
 * A draft that waits for another administrator: it is published, or given back to be changed. Whoever proposed it
 * can withdraw it.
 */
export function Proposal(): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const store = useDraftStore()
  const summary = useDraft((state) => state.draft)
  const { proposal } = summary
  const me = useQuery(meQuery).data
  const [reason, setReason] = useState('')
  const reread = () =>
    Promise.all(
      ['drafts', 'releases', 'programme'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )
  const approving = useMutation({
    mutationFn: () => client.approveProgrammeDraft(draft, reason),
    async onSuccess({ release }) {
      await reread()
      if (release !== null) await navigate(`/releases/${release.id}`)
    },
  })
  const rejecting = useMutation({
    mutationFn: () => client.rejectProgrammeDraft(draft, reason),
    async onSuccess() {
      await reread()
      await store.refresh()
    },
  })
  const own = me !== null && me !== undefined && proposal?.by?.id === me.id
  const pending = approving.isPending || rejecting.isPending
  return (
    <section className="st-section st-card st-publishing">
      <h2>{t('publish.proposed')}</h2>
      <p>
        {t('publish.proposedBy', { who: proposal?.by?.name ?? t('drafts.somebody') })}{' '}
        <Link to={`/drafts/${draft}/differences`}>{t('publish.see.differences')}</Link>,{' '}
        <Link to={`/drafts/${draft}/fate`}>{t('publish.see.fate')}</Link>
      </p>
      {proposal !== null && (
        <dl className="st-facts">
          <dt>{t('publish.reason')}</dt>
          <dd>{proposal.reason}</dd>
          <dt>{t('publish.policy')}</dt>
          <dd>{t(`publish.policies.${proposal.policy}`)}</dd>
          <dt>{t('publish.notice.title')}</dt>
          <dd>
            {proposal.notice === null ? (
              t('publish.notice.none')
            ) : (
              <LetterPreview notice={proposal.notice} />
            )}
          </dd>
        </dl>
      )}
      {proposal !== null && (
        <>
          <ProposedMapping mapping={proposal.mapping} />
          <ProposedReasons reasons={proposal.warnings} />
        </>
      )}
      {own && <p className="st-quiet">{t('publish.waitForOther')}</p>}
      <TextField
        long
        maxLength={reasonLength}
        label={t(own ? 'publish.withdrawReason' : 'publish.decisionReason')}
        value={reason}
        onChange={setReason}
      />
      <div className="sp-actions">
        {!own && (
          <button
            type="button"
            className="sp-button"
            disabled={pending || reason.trim() === ''}
            onClick={() => approving.mutate()}
          >
            {t('publish.approve')}
          </button>
        )}
        <button
          type="button"
          className="sp-button sp-secondary"
          disabled={pending || reason.trim() === ''}
          onClick={() => rejecting.mutate()}
        >
          {t(own ? 'publish.withdraw' : 'publish.reject')}
        </button>
      </div>
      <Refusal error={approving.error ?? rejecting.error} />
    </section>
  )
}
