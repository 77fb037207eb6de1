import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Locale } from '@splot/definition'
import { client } from '../api/client.ts'
import { personQuery, programmeQuery } from '../api/queries.ts'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'
import { RoleSelect } from './role-select.tsx'

/** A button that opens the form to invite somebody into the programme. */
export function InvitePerson(): ReactNode {
  const { t } = useTranslation()
  const [inviting, setInviting] = useState(false)
  if (inviting) return <Invitation onCancel={() => setInviting(false)} />
  return (
    <p>
      <button type="button" className="sp-button" onClick={() => setInviting(true)}>
        {t('people.invite')}
      </button>
    </p>
  )
}

function Invitation({ onCancel }: { onCancel: () => void }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { roles = {} } = useQuery(programmeQuery).data ?? {}
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [locale, setLocale] = useState<Locale>('pl')
  const [role, setRole] = useState('')
  const [to, setTo] = useState('')
  const invite = useMutation({
    mutationFn: () =>
      client.invitePerson({
        email: email.trim(),
        name: name.trim(),
        locale,
        ...(role !== '' && { roles: [{ role, ...(to !== '' && { to }) }] }),
      }),
    onSuccess: async (person) => {
      queries.setQueryData(personQuery(person.id).queryKey, person)
      await queries.invalidateQueries({ queryKey: ['people'] })
      await navigate(`/manage/people/${encodeURIComponent(person.id)}`)
    },
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    invite.mutate()
  }
  return (
    <form className="po-panel" onSubmit={submit}>
      <h2>{t('people.invite')}</h2>
      <TextInput
        input={first}
        type="email"
        label={t('signIn.email')}
        value={email}
        required
        autoComplete="off"
        onChange={setEmail}
      />
      <TextInput
        label={t('account.name')}
        value={name}
        required
        maxLength={200}
        autoComplete="off"
        onChange={setName}
      />
      <div className="sp-field">
        <label className="sp-label" htmlFor={id}>
          {t('people.letterIn')}
        </label>
        <select
          id={id}
          className="sp-input sp-select"
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
      <RoleSelect
        label={t('people.role')}
        none={t('people.noRole')}
        value={role}
        onChange={setRole}
      />
      {role !== '' && (
        <TextInput
          type="date"
          label={t('people.lastDay')}
          help={t('people.lastDayHelp')}
          required={roles[role]?.until !== undefined}
          value={to}
          onChange={setTo}
        />
      )}
      <Refused error={invite.error} />
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button" disabled={invite.isPending}>
          {t('people.inviteSend')}
        </button>
        <button type="button" className="sp-link-button" onClick={onCancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
