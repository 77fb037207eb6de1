import '../styles/people.css'
import { useLocalText } from '@splot/react/texts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PersonSummary } from '@splot/runtime'
import { peopleQuery, programmeQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { TextInput } from '../parts/text-input.tsx'
import { InvitePerson } from './invite-person.tsx'
import { RoleSelect } from './role-select.tsx'

/** Everybody of the programme, for administrators: find them, open them, invite more. */
export function PeoplePage(): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="po-width po-page">
      <RequirePerson>
        {() => (
          <>
            <PageTitle title={t('people.title')}>
              <p className="po-lead">{t('people.lead')}</p>
            </PageTitle>
            <InvitePerson />
            <People />
          </>
        )}
      </RequirePerson>
    </div>
  )
}

function People(): ReactNode {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [role, setRole] = useState('')
  const query = useInfiniteQuery(
    peopleQuery({
      ...(text.trim() !== '' && { text: text.trim() }),
      ...(role !== '' && { role }),
    }),
  )
  return (
    <section className="po-group" aria-label={t('people.list')}>
      <div className="po-find" role="search">
        <TextInput
          type="search"
          label={t('people.find')}
          help={t('people.findHelp')}
          value={text}
          autoComplete="off"
          onChange={setText}
        />
        <RoleSelect
          label={t('people.role')}
          none={t('people.anyRole')}
          value={role}
          onChange={setRole}
        />
      </div>
      <QueryView query={query}>
        {({ pages }) => {
          const people = pages.flatMap(({ items }) => items)
          if (people.length === 0)
            return <Empty title={t('people.nobody')} hint={t('people.nobodyHint')} />
          return (
            <ul className="po-lines">
              {people.map((person) => (
                <Line key={person.id} person={person} />
              ))}
            </ul>
          )
        }}
      </QueryView>
      <MoreButton query={query} />
    </section>
  )
}

function Line({ person }: { person: PersonSummary }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const known = useQuery(programmeQuery).data?.roles ?? {}
  const roles = person.roles.map(({ role }) => text(known[role]?.title) || role)
  const more = [...roles, ...person.organisations.map(({ name }) => name)]
  return (
    <li>
      <span>
        <Link to={`/manage/people/${encodeURIComponent(person.id)}`}>
          <strong>{person.name}</strong>
        </Link>
        <span className="po-quiet po-block">{person.email}</span>
        {more.length > 0 && <span className="po-block">{more.join(' · ')}</span>}
      </span>
      {person.blocked && <span className="po-tag">{t('people.blocked')}</span>}
      {person.invited && !person.blocked && (
        <span className="po-tag" data-tone="coming">
          {t('people.invited')}
        </span>
      )}
    </li>
  )
}
