import './publish.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import type { ReleaseNotice, ReleasePolicy } from '@splot/runtime'
import { ConfirmDialog } from '@splot/react/cases'
import { client } from '../api/client.ts'
import { useDraft, useDraftStore } from '../draft/draft-context.ts'
import { useFate } from '../fate/fate-page.tsx'
import { useMapping } from '../fate/mapping-store.ts'
import { Choice } from '../parts/choice.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { reasonLength } from '../parts/reason-length.ts'
import { TextField } from '../parts/text-field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { BringUpToDate } from './bring-up-to-date.tsx'
import { policyCounts } from './policy-counts.ts'
import { NoticeEditor } from './notice-editor.tsx'
import { Proposal } from './proposal.tsx'
import { stepsToPublish, type PublishStep } from './steps-to-publish.ts'
import { isToDo, useTexts } from '../translations/use-texts.ts'
import { useNotice, type NoticeDraft } from './use-notice.ts'
import { ScenariosRunning, UnmetErrors, Warnings } from './publish-findings.tsx'
import { useScenarioCheck } from './use-scenario-check.ts'

/** What remains to be done before a draft comes into force, and the button that does it. */
export function PublishPage(): ReactNode {
  const { t } = useTranslation()
  const status = useDraft((state) => state.draft.status)
  return (
    <>
      <PageTitle title={t('publish.title')} lead={t('publish.lead')} />
      {status === 'open' && <Publishing />}
      {status === 'proposed' && <Proposal />}
      {(status === 'published' || status === 'discarded') && (
        <p>
          {t(`publish.closed.${status}`)} <Link to="/releases">{t('publish.toReleases')}</Link>
        </p>
      )}
    </>
  )
}

function Publishing(): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const store = useDraftStore()
  const summary = useDraft((state) => state.draft)
  const { mapping } = useMapping(draft)
  const check = useQuery({
    queryKey: ['draft-check', draft, summary.revision],
    queryFn: async () => {
      await store.flush()
      return client.checkProgrammeDraft(draft)
    },
    staleTime: 0,
  })
  const scenarios = useScenarioCheck()
  const fate = useFate(draft, mapping)
  // what is told of the draft as it was before is not shown for now
  const report = fate.isPlaceholderData ? undefined : fate.data
  const textsToDo = useTexts().filter(isToDo).length
  const [policy, setPolicy] = useState<ReleasePolicy>('follow')
  const [reason, setReason] = useState('')
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const [notice, setNotice] = useNotice()
  const told = policy === 'pinned' ? null : noticeToSend(notice)
  const [asking, setAsking] = useState(false)
  const publishing = useMutation({
    mutationFn: async () => {
      await store.flush()
      return client.publishProgrammeDraft(draft, {
        policy,
        mapping,
        reason,
        warnings: reasons,
        ...(told !== null && { notice: told }),
      })
    },
    async onSuccess({ release }) {
      await Promise.all(
        ['drafts', 'releases', 'programme'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      )
      if (release === null) await store.refresh()
      else await navigate(`/releases/${release.id}`)
    },
  })
  if (check.data === undefined && check.error === null) return <Skeleton lines={6} />
  const issues = [...(check.data?.issues ?? []), ...scenarios.findings]
  const warnings = issues.filter(({ severity }) => severity === 'warning')
  const unmetErrors = scenarios.findings.filter(({ severity }) => severity === 'error')
  const steps = stepsToPublish({
    draft: summary,
    errors: check.data?.errors ?? null,
    scenarios: { saved: scenarios.saved, errors: scenarios.done ? unmetErrors.length : null },
    textsToDo,
    openWarnings: warnings.filter(({ key }) => (reasons[key] ?? '').trim() === '').length,
    undecided: report?.counts.mustDecide ?? null,
    policy,
    reason,
  })
  const ready = steps.every(({ done, needed }) => done === true || !needed)
  const hintOf = (value: ReleasePolicy) => {
    const hint = t(`publish.policyHints.${value}`)
    if (report === undefined) return hint
    const { frozen, ...counts } = policyCounts(report, value)
    const frozenWords = frozen > 0 ? ` ${t('publish.policyFrozen', { count: frozen })}` : ''
    return `${hint} ${t('publish.policyCounts', counts)}${frozenWords}`
  }
  return (
    <>
      <section className="st-section" aria-labelledby="publish-steps">
        <h2 id="publish-steps">{t('publish.steps')}</h2>
        <ol className="st-steps">
          {steps.map((step) => (
            <Step key={step.kind} step={step} />
          ))}
        </ol>
      </section>
      {scenarios.progress !== null && <ScenariosRunning check={scenarios} />}
      {unmetErrors.length > 0 && <UnmetErrors findings={unmetErrors} />}
      {!summary.baseIsCurrent && <BringUpToDate />}
      {warnings.length > 0 && (
        <Warnings
          warnings={warnings}
          reasons={reasons}
          onChange={(key, text) => setReasons((before) => ({ ...before, [key]: text }))}
        />
      )}
      <section className="st-section">
        <Choice
          stacked
          label={t('publish.policy')}
          value={policy}
          onChange={setPolicy}
          options={(['follow', 'mapped', 'pinned'] as const).map((value) => ({
            value,
            label: t(`publish.policies.${value}`),
            hint: hintOf(value),
          }))}
        />
        {policy !== 'pinned' && notice !== null && (
          <NoticeEditor notice={notice} onChange={setNotice} />
        )}
        <TextField
          long
          maxLength={reasonLength}
          label={t('publish.reason')}
          help={t('publish.reasonHint')}
          value={reason}
          onChange={setReason}
        />
        <button
          type="button"
          className="sp-button"
          disabled={!ready || publishing.isPending}
          onClick={() => setAsking(true)}
        >
          {t('publish.publish')}
        </button>
        <Refusal error={publishing.error} />
      </section>
      <ConfirmDialog
        open={asking}
        title={t('publish.confirm')}
        yes={t('publish.publish')}
        no={t('publish.notYet')}
        onYes={() => {
          setAsking(false)
          publishing.mutate()
        }}
        onNo={() => setAsking(false)}
      >
        <p>{t(`publish.policyHints.${policy}`)}</p>
        {told !== null && <p>{t('publish.notice.willBeSent')}</p>}
      </ConfirmDialog>
    </>
  )
}

function noticeToSend(notice: NoticeDraft | null): ReleaseNotice | null {
  if (notice?.send !== true || notice.workflows.length === 0) return null
  const { subject, body, workflows } = notice
  return { subject, body, workflows }
}

/** One thing to do, whether it is done, and the page where it is done. */
function Step({ step }: { step: PublishStep }): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const { kind, done, count, page, needed } = step
  const state = done === null ? 'unknown' : done ? 'done' : 'open'
  return (
    <li data-state={state}>
      <b>{t(`publish.state.${state === 'open' && !needed ? 'advised' : state}`)}</b>{' '}
      {t(`publish.step.${kind}.${state}`, { count })}{' '}
      {page !== null && <Link to={`/drafts/${draft}/${page}`}>{t(`publish.see.${page}`)}</Link>}
    </li>
  )
}
