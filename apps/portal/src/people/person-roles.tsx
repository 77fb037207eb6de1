import { useLocalText } from '@splot/react/texts'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { programmeQuery } from '../api/queries.ts'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'
import { RoleSelect } from './role-select.tsx'
import { usePersonChange } from './use-person-change.ts'

interface Grant {
  role: string
  from: string
  to: string
}

/** Programme roles of a person, each with its first and last day. */
export function PersonRoles(props: { person: PersonView; locked: boolean }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { person, locked } = props
  const { roles: known = {} } = useQuery(programmeQuery).data ?? {}
  const [grants, setGrants] = useState<readonly Grant[]>(
    person.roles.map(({ role, from, to }) => ({ role, from: from ?? '', to: to ?? '' })),
  )
  const save = usePersonChange(() =>
    client.changePerson(person.id, {
      roles: grants.map(({ role, from, to }) => ({
        role,
        ...(from !== '' && { from }),
        ...(to !== '' && { to }),
      })),
    }),
  )
  const set = (role: string, change: Partial<Grant>) =>
    setGrants(grants.map((one) => (one.role === role ? { ...one, ...change } : one)))
  function submit(event: FormEvent): void {
    event.preventDefault()
    save.mutate()
  }
  return (
    <section className="po-group" aria-labelledby="person-roles">
      <h2 id="person-roles">{t('people.roles')}</h2>
      <form onSubmit={submit}>
        {grants.length === 0 && <p className="po-quiet">{t('people.noRole')}</p>}
        <ul className="po-lines">
          {grants.map(({ role, from, to }) => {
            const title = text(known[role]?.title) || role
            return (
              <li key={role}>
                <fieldset className="po-grant" disabled={locked}>
                  <legend>{title}</legend>
                  <TextInput
                    type="date"
                    label={t('people.firstDay')}
                    value={from}
                    onChange={(value) => set(role, { from: value })}
                  />
                  <TextInput
                    type="date"
                    label={t('people.lastDay')}
                    required={known[role]?.until !== undefined}
                    value={to}
                    onChange={(value) => set(role, { to: value })}
                  />
                  <button
                    type="button"
                    className="sp-button sp-secondary sp-small"
                    aria-label={t('people.takeNamed', { role: title })}
                    onClick={() => setGrants(grants.filter((one) => one.role !== role))}
                  >
                    {t('people.take')}
                  </button>
                </fieldset>
              </li>
            )
          })}
        </ul>
        {!locked && (
          <>
            <RoleSelect
              label={t('people.addRole')}
              none={t('people.choose')}
              value=""
              without={grants.map(({ role }) => role)}
              onChange={(role) => {
                if (role !== '') setGrants([...grants, { role, from: '', to: '' }])
              }}
            />
            <Refused error={save.error} />
            <p className="sp-actions po-after">
              <button type="submit" className="sp-button" disabled={save.isPending}>
                {t('people.saveRoles')}
              </button>
              <span role="status">{save.isSuccess && t('account.saved')}</span>
            </p>
          </>
        )}
      </form>
    </section>
  )
}
