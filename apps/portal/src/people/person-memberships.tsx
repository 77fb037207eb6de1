import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { organisationsQuery } from '../api/queries.ts'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'
import { usePersonChange } from './use-person-change.ts'

const another = '+'

/** Organisations a person belongs to, and as what. */
export function PersonMemberships(props: { person: PersonView; locked: boolean }): ReactNode {
  const { t } = useTranslation()
  const { person, locked } = props
  const save = usePersonChange((memberships: { organisation: string; position: string }[]) =>
    client.changePerson(person.id, { memberships }),
  )
  const kept = person.memberships.map(({ organisation, position }) => ({
    organisation: organisation.id,
    position,
  }))
  return (
    <section className="po-group" aria-labelledby="person-organisations">
      <h2 id="person-organisations">{t('people.organisations')}</h2>
      {person.memberships.length === 0 ? (
        <p className="po-quiet">{t('people.organisationsNone')}</p>
      ) : (
        <ul className="po-lines">
          {person.memberships.map(({ organisation, position }, n) => (
            <li key={organisation.id}>
              <span>
                <strong>{organisation.name}</strong>
                <span className="po-quiet po-block">{position}</span>
              </span>
              {!locked && (
                <button
                  type="button"
                  className="sp-button sp-secondary sp-small"
                  aria-label={t('security.removeNamed', {
                    name: organisation.name,
                    date: position,
                  })}
                  disabled={save.isPending}
                  onClick={() => save.mutate(kept.toSpliced(n, 1))}
                >
                  {t('security.remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!locked && <Join onJoin={(one) => save.mutateAsync([...kept, one])} />}
      <Refused error={save.error} />
    </section>
  )
}

function Join(props: {
  onJoin: (membership: { organisation: string; position: string }) => Promise<unknown>
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const queries = useQueryClient()
  const organisations = useQuery(organisationsQuery).data ?? []
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const [position, setPosition] = useState('')
  const join = useMutation({
    mutationFn: async () => {
      const organisation =
        chosen === another ? (await client.saveOrganisation({ name })).id : chosen
      await props.onJoin({ organisation, position })
    },
    onSuccess: async () => {
      setChosen('')
      setName('')
      setPosition('')
      await queries.invalidateQueries({ queryKey: organisationsQuery.queryKey })
    },
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    join.mutate()
  }
  return (
    <form className="po-after" onSubmit={submit}>
      <div className="sp-field">
        <label className="sp-label" htmlFor={id}>
          {t('people.addOrganisation')}
        </label>
        <select
          id={id}
          className="sp-input sp-select"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t('people.choose')}</option>
          {organisations.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
          <option value={another}>{t('people.newOrganisation')}</option>
        </select>
      </div>
      {chosen === another && (
        <TextInput
          label={t('people.organisationName')}
          value={name}
          required
          maxLength={300}
          autoComplete="off"
          onChange={setName}
        />
      )}
      {chosen !== '' && (
        <>
          <TextInput
            label={t('people.position')}
            value={position}
            maxLength={200}
            autoComplete="off"
            onChange={setPosition}
          />
          <p className="sp-actions po-after">
            <button type="submit" className="sp-button sp-secondary" disabled={join.isPending}>
              {t('people.join')}
            </button>
          </p>
        </>
      )}
      <Refused error={join.error} />
    </form>
  )
}
