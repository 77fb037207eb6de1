import { formatDate } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { meQuery, useMe } from '../api/queries.ts'
import { Refused } from '../parts/refused.tsx'

/** Says that mail to the person comes back, until they say that their address works. */
export function MailBar(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const queries = useQueryClient()
  const me = useMe()
  const works = useMutation({
    mutationFn: () => client.updateMe({ mailWorks: true }),
    onSuccess: (changed) => queries.setQueryData(meQuery.queryKey, changed),
  })
  const since = me?.mailReturnedAt ?? null
  if (!me || since === null) return null
  return (
    <section className="po-mail-bar" aria-labelledby="mail-bar">
      <div className="po-width">
        <p id="mail-bar">
          {t('mailBar.text', { email: me.email, date: formatDate(since, locale) })}
        </p>
        <button
          type="button"
          className="sp-button sp-secondary"
          disabled={works.isPending}
          onClick={() => works.mutate()}
        >
          {t('mailBar.works')}
        </button>
        <Refused error={works.error} />
      </div>
    </section>
  )
}
