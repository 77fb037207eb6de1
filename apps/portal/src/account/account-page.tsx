import { formatDateTime } from '@splot/react/cases'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@splot/runtime'
import { client } from '../api/client.ts'
import { meQuery, sessionsQuery } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { translation } from '../texts/i18n.ts'
import { useLocale } from '@splot/react/texts'
import { deviceName } from './device-name.ts'
import { ReadsOfMine } from './reads-of-mine.tsx'

/** Name, language and signed-in devices of the person. */
export function AccountPage(): ReactNode {
  return (
    <div className="po-width po-narrow po-page">
      <RequirePerson>{(person) => <Account person={person} />}</RequirePerson>
    </div>
  )
}

function Account({ person }: { person: Person }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <PageTitle title={t('account.title')} overline={person.email} />
      <Details person={person} />
      <Devices />
      <ReadsOfMine />
    </>
  )
}

function Details({ person }: { person: Person }): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState(person.name)
  const [locale, setLocale] = useState(person.locale)
  const save = useMutation({
    mutationFn: () => client.updateMe({ name: name.trim(), locale }),
    onSuccess: async (changed) => {
      queries.setQueryData(meQuery.queryKey, changed)
      await translation.change(changed.locale)
    },
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form className="po-panel" onSubmit={submit}>
      <div className="sp-field">
        <label className="sp-label" htmlFor="name">
          {t('account.name')}
        </label>
        <p className="sp-help" id="name-help">
          {t('account.nameHelp')}
        </p>
        <input
          id="name"
          className="sp-input"
          autoComplete="name"
          required
          maxLength={200}
          aria-describedby="name-help"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="sp-field">
        <label className="sp-label" htmlFor="locale">
          {t('account.locale')}
        </label>
        <p className="sp-help" id="locale-help">
          {t('account.localeHelp')}
        </p>
        <select
          id="locale"
          className="sp-input sp-select"
          aria-describedby="locale-help"
          value={locale}
          onChange={(event) => setLocale(event.target.value === 'en' ? 'en' : 'pl')}
        >
          <option value="pl" lang="pl">
            polski
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </div>
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button" disabled={save.isPending}>
          {t('account.save')}
        </button>
        <span role="status">{save.isSuccess && t('account.saved')}</span>
      </div>
      {save.error !== null && <ProblemScreen error={save.error} />}
    </form>
  )
}

function Devices(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const queries = useQueryClient()
  const query = useQuery(sessionsQuery)
  const revoke = useMutation({
    mutationFn: (id: string) => client.revokeSession(id),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
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
                    <span className="po-quiet po-block">{t('account.since', { date: since })}</span>
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
      {revoke.error !== null && <ProblemScreen error={revoke.error} />}
    </section>
  )
}
