import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Me } from '@splot/runtime'
import { client } from '../api/client.ts'
import { meQuery } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { translation } from '../texts/i18n.ts'
import { ReadsOfMine } from './reads-of-mine.tsx'

/** Name, language and letters of the person, and who read what they count as private. */
export function AccountPage(): ReactNode {
  return (
    <div className="po-width po-narrow po-page">
      <RequirePerson>{(person) => <Account person={person} />}</RequirePerson>
    </div>
  )
}

function Account({ person }: { person: Me }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <PageTitle title={t('account.title')} overline={person.email} />
      <Details person={person} />
      <p className="po-after">
        <Link to="/account/security">{t('security.title')}</Link>
      </p>
      <ReadsOfMine />
    </>
  )
}

function Details({ person }: { person: Me }): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState(person.name)
  const [locale, setLocale] = useState(person.locale)
  const [letters, setLetters] = useState(person.letters)
  const save = useMutation({
    mutationFn: () => client.updateMe({ name: name.trim(), locale, letters }),
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
      <Choice
        id="locale"
        label={t('account.locale')}
        help={t('account.localeHelp')}
        value={locale}
        onChange={(value) => setLocale(value === 'en' ? 'en' : 'pl')}
      >
        <option value="pl" lang="pl">
          polski
        </option>
        <option value="en" lang="en">
          English
        </option>
      </Choice>
      <Choice
        id="letters"
        label={t('account.letters')}
        help={t('account.lettersHelp')}
        value={letters}
        onChange={(value) => setLetters(value === 'daily' ? 'daily' : 'each')}
      >
        <option value="each">{t('account.lettersEach')}</option>
        <option value="daily">{t('account.lettersDaily')}</option>
      </Choice>
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

function Choice(props: {
  id: string
  label: string
  help: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}): ReactNode {
  const { id, label, help, value, onChange, children } = props
  return (
    <div className="sp-field">
      <label className="sp-label" htmlFor={id}>
        {label}
      </label>
      <p className="sp-help" id={`${id}-help`}>
        {help}
      </p>
      <select
        id={id}
        className="sp-input sp-select"
        aria-describedby={`${id}-help`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
    </div>
  )
}
