import { formatDateTime } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { sessionsQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { deviceName } from './device-name.ts'

/** Devices the person is signed in on, when each was used last, and how to sign them out. */
export function Devices(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const queries = useQueryClient()
  const query = useQuery(sessionsQuery)
  const again = () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  const revoke = useMutation({
    mutationFn: (id: string) => client.revokeSession(id),
    onSettled: again,
  })
  const revokeOthers = useMutation({
    mutationFn: () => client.revokeOtherSessions(),
    onSettled: again,
  })
  return (
    <section className="po-group">
      <h2>{t('account.devices')}</h2>
      <p>{t('account.devicesHelp')}</p>
      <QueryView query={query}>
        {(sessions) => (
          <ul className="po-lines">
            {sessions.map((session) => {
              const device = deviceName(session.userAgent) ?? t('account.unknownDevice')
              const since = formatDateTime(session.createdAt, locale)
              return (
                <li key={session.id}>
                  <span>
                    <strong>{device}</strong>
                    <span className="po-quiet po-block">
                      {t('account.since', { date: since })} ·{' '}
                      {t('security.lastUsed', { date: formatDateTime(session.lastUsedAt, locale) })}
                    </span>
                  </span>
                  {session.current ? (
                    <span className="po-tag">{t('account.current')}</span>
                  ) : (
                    <button
                      type="button"
                      className="sp-button sp-secondary sp-small"
                      aria-label={t('account.revokeNamed', { device, date: since })}
                      disabled={revoke.isPending}
                      onClick={() => revoke.mutate(session.id)}
                    >
                      {t('account.revoke')}
                    </button>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </QueryView>
      {(query.data?.length ?? 0) > 1 && (
        <p className="po-after">
          <button
            type="button"
            className="sp-button sp-secondary"
            disabled={revokeOthers.isPending}
            onClick={() => revokeOthers.mutate()}
          >
            {t('security.revokeOthers')}
          </button>
        </p>
      )}
      <p role="status">{revokeOthers.isSuccess && t('security.othersRevoked')}</p>
      {revokeOthers.error !== null && <ProblemScreen error={revokeOthers.error} />}
      {revoke.error !== null && <ProblemScreen error={revoke.error} />}
    </section>
  )
}
