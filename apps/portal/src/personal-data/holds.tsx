import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HoldView } from '@splot/runtime'
import { formatDateTime } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { client } from '../api/client.ts'
import { erasuresQuery, holdsQuery } from '../api/queries.ts'
import { QueryView } from '../parts/query-view.tsx'
import { AskReason } from './ask-reason.tsx'
import { NameCase } from './name-case.tsx'
import { useCaseName } from './use-case-name.ts'

/** Cases of which nothing may be erased, such as those under control or in dispute. */
export function Holds({ officer }: { officer: boolean }): ReactNode {
  const { t } = useTranslation()
  const query = useQuery(holdsQuery)
  return (
    <section className="po-group">
      <h2>{t('personalData.holds')}</h2>
      <p>{t('personalData.holdsText')}</p>
      <QueryView query={query}>
        {(found) =>
          found.length === 0 ? (
            <p className="po-quiet">{t('personalData.holdsNone')}</p>
          ) : (
            <ul className="po-inbox">
              {found.map((hold) => (
                <HoldCard key={hold.caseId} hold={hold} officer={officer} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {officer && <NewHold />}
    </section>
  )
}

function useAgain(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [holdsQuery, erasuresQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })),
    )
}

function HoldCard({ hold, officer }: { hold: HoldView; officer: boolean }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const title = useCaseName(hold)
  const { by, at, reason } = hold.begun
  const end = useMutation({
    mutationFn: (why: string) => client.endHold(hold.caseId, why),
    onSettled: useAgain(),
  })
  return (
    <li className="po-card">
      <h3>{title}</h3>
      <p>{reason}</p>
      <p className="po-quiet">
        {t('personalData.heldBy', { name: by?.name ?? '–', date: formatDateTime(at, locale) })}
      </p>
      {officer && (
        <AskReason
          title={title}
          acts={[{ kind: 'end', label: t('personalData.endHold') }]}
          help={t('personalData.actHelp')}
          request={end}
          onSend={(_, why) => end.mutate(why)}
        />
      )}
    </li>
  )
}

function NewHold(): ReactNode {
  const { t } = useTranslation()
  const hold = useMutation({ mutationFn: client.holdCase, onSettled: useAgain() })
  return (
    <NameCase
      title={t('personalData.newHold')}
      help={t('personalData.holdReason')}
      send={t('personalData.hold')}
      done={t('personalData.heldNow')}
      request={hold}
      onSend={hold.mutateAsync}
    />
  )
}
