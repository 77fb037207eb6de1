import { formatDate } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView, SubstitutionView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { meQuery, peopleQuery } from '../api/queries.ts'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'
import { usePersonChange } from './use-person-change.ts'

/** Who acts for a person who is away, and for whom they act. */
export function PersonSubstitutions({ person }: { person: PersonView }): ReactNode {
  const { t } = useTranslation()
  const end = usePersonChange((id: string) => client.endSubstitution(person.id, id))
  return (
    <section className="po-group" aria-labelledby="person-substitutions">
      <h2 id="person-substitutions">{t('people.substitutions')}</h2>
      <p>{t('people.substitutionsHelp')}</p>
      {person.substitutes.length > 0 && (
        <ul className="po-lines">
          {person.substitutes.map((one) => (
            <Line key={one.id} one={one} name={one.substitute.name}>
              <button
                type="button"
                className="sp-button sp-secondary sp-small"
                aria-label={t('people.endNamed', { name: one.substitute.name })}
                disabled={end.isPending}
                onClick={() => end.mutate(one.id)}
              >
                {t('people.end')}
              </button>
            </Line>
          ))}
        </ul>
      )}
      <Refused error={end.error} />
      {person.actsFor.length > 0 && (
        <>
          <h3 className="po-sub">{t('people.actsFor')}</h3>
          <ul className="po-lines">
            {person.actsFor.map((one) => (
              <Line key={one.id} one={one} name={one.away.name} />
            ))}
          </ul>
        </>
      )}
      <Begin person={person} />
    </section>
  )
}

function Line(props: { one: SubstitutionView; name: string; children?: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { one } = props
  return (
    <li>
      <span>
        <strong>{props.name}</strong>
        <span className="po-quiet po-block">
          {formatDate(one.from, locale)} – {formatDate(one.to, locale)}
        </span>
      </span>
      {one.counts && (
        <span className="po-tag" data-tone="active">
          {t('people.now')}
        </span>
      )}
      {props.children}
    </li>
  )
}

function Begin({ person }: { person: PersonView }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const me = useQuery(meQuery).data?.id
  const [text, setText] = useState('')
  const [substitute, setSubstitute] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const found = useInfiniteQuery({
    ...peopleQuery({ text: text.trim(), limit: 20, blocked: false }),
    enabled: text.trim().length > 1,
  }).data
  const offered = (found?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter((one) => one.id !== person.id && one.id !== me)
  const begin = usePersonChange(() => client.beginSubstitution(person.id, { substitute, from, to }))
  function submit(event: FormEvent): void {
    event.preventDefault()
    begin.mutate(undefined, { onSuccess: () => setText('') })
  }
  return (
    <form className="po-after" onSubmit={submit}>
      <TextInput
        type="search"
        label={t('people.findSubstitute')}
        help={t('people.findHelp')}
        value={text}
        autoComplete="off"
        onChange={setText}
      />
      {offered.length > 0 && (
        <>
          <div className="sp-field">
            <label className="sp-label" htmlFor={id}>
              {t('people.substitute')}
            </label>
            <select
              id={id}
              className="sp-input sp-select"
              required
              value={substitute}
              onChange={(event) => setSubstitute(event.target.value)}
            >
              <option value="">{t('people.choose')}</option>
              {offered.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name} ({one.email})
                </option>
              ))}
            </select>
          </div>
          <TextInput
            type="date"
            label={t('people.firstDay')}
            required
            value={from}
            onChange={setFrom}
          />
          <TextInput
            type="date"
            label={t('people.lastDay')}
            required
            min={from}
            value={to}
            onChange={setTo}
          />
          <p className="sp-actions po-after">
            <button type="submit" className="sp-button sp-secondary" disabled={begin.isPending}>
              {t('people.begin')}
            </button>
          </p>
        </>
      )}
      <Refused error={begin.error} />
    </form>
  )
}
