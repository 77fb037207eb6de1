import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErasureAct, ErasureView } from '@splot/runtime'
import { formatDate, formatDateTime } from '@splot/react/cases'
import { useLocale, useLocalText } from '@splot/react/texts'
import { client } from '../api/client.ts'
import { erasuresQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { AskReason } from './ask-reason.tsx'
import { NameCase } from './name-case.tsx'
import { useCaseName } from './use-case-name.ts'

/** What is kept no longer: one person proposes to erase it, another approves. */
export function Erasures({ officer }: { officer: boolean }): ReactNode {
  const { t } = useTranslation()
  const query = useQuery(erasuresQuery)
  return (
    <section className="po-group">
      <h2>{t('personalData.erasures')}</h2>
      <p>{t('personalData.erasuresText')}</p>
      <QueryView query={query}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={t('personalData.erasuresNone')} hint={t('personalData.erasuresHint')} />
          ) : (
            <ul className="po-inbox">
              {found.map((one) => (
                <ErasureCard key={one.id} erasure={one} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {officer && <NewErasure />}
    </section>
  )
}

/** Before its time, such as on the request of a person. */
function NewErasure(): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const propose = useMutation({
    mutationFn: client.proposeErasure,
    onSettled: () => queries.invalidateQueries({ queryKey: erasuresQuery.queryKey }),
  })
  return (
    <NameCase
      title={t('personalData.newErasure')}
      help={t('personalData.reasonHelp')}
      send={t('personalData.act.propose')}
      done={t('personalData.proposedNow')}
      request={propose}
      onSend={propose.mutateAsync}
    />
  )
}

function ErasureCard({ erasure }: { erasure: ErasureView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const queries = useQueryClient()
  const { id, caseId, what, classes, dueOn, status, proposed, decided, held, may } = erasure
  const title = useCaseName(erasure)
  const act = useMutation({
    mutationFn: ({ kind, reason }: { kind: ErasureView['may'][number]; reason: string }) =>
      kind === 'propose'
        ? client.proposeErasure({ case: caseId, what, reason })
        : kind === 'approve'
          ? client.approveErasure(id, reason)
          : client.rejectErasure(id, reason),
    onSettled: () => queries.invalidateQueries({ queryKey: erasuresQuery.queryKey }),
  })
  return (
    <li className="po-card">
      <h3>{title}</h3>
      <p>
        {t(`personalData.what.${what}`)} · <strong>{t(`personalData.status.${status}`)}</strong>
      </p>
      {classes.length > 0 && (
        <p className="po-quiet">{classes.map((one) => text(one)).join(', ')}</p>
      )}
      <p className="po-quiet">
        {dueOn === null
          ? t('personalData.notDue')
          : t('personalData.dueOn', { date: formatDate(dueOn, locale) })}
      </p>
      {held !== null && <p>{t('personalData.isHeld', { reason: held })}</p>}
      <Told label="proposedBy" act={proposed} />
      <Told label={status === 'rejected' ? 'rejectedBy' : 'approvedBy'} act={decided} />
      {erasure.doneAt !== null && (
        <p className="po-quiet">
          {t('personalData.doneAt', { date: formatDateTime(erasure.doneAt, locale) })}
        </p>
      )}
      {may.length > 0 && (
        <AskReason
          title={title}
          acts={may.map((kind) => ({ kind, label: t(`personalData.act.${kind}`) }))}
          help={t('personalData.actHelp')}
          request={act}
          onSend={(kind, reason) => act.mutate({ kind, reason })}
        />
      )}
    </li>
  )
}

function Told(props: {
  label: 'proposedBy' | 'approvedBy' | 'rejectedBy'
  act: ErasureAct | null
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  if (props.act === null) return null
  const { by, at, reason } = props.act
  const date = formatDateTime(at, locale)
  return (
    <p className="po-quiet">
      {t(`personalData.${props.label}`, { name: by?.name ?? '–', date, reason })}
    </p>
  )
}
