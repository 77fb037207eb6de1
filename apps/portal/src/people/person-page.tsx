import '../styles/people.css'
import { formatDateTime } from '@splot/react/cases'
import { useLocale, useLocalText } from '@splot/react/texts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { PersonView } from '@splot/runtime'
import { meQuery, personAuditQuery, personQuery, programmeQuery } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { PersonAccess } from './person-access.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonMemberships } from './person-memberships.tsx'
import { PersonRoles } from './person-roles.tsx'
import { PersonSubstitutions } from './person-substitutions.tsx'

/** One person, as administrators keep them. */
export function PersonPage(): ReactNode {
  const { id = '' } = useParams()
  return (
    <div className="po-width po-narrow po-page">
      <RequirePerson>{() => <Loaded id={id} />}</RequirePerson>
    </div>
  )
}

function Loaded({ id }: { id: string }): ReactNode {
  const query = useQuery(personQuery(id))
  return <QueryView query={query}>{(person) => <Person person={person} />}</QueryView>
}

function Person({ person }: { person: PersonView }): ReactNode {
  const { t } = useTranslation()
  const isSelf = useQuery(meQuery).data?.id === person.id
  return (
    <>
      <p>
        <Link to="/manage/people">{t('people.back')}</Link>
      </p>
      <PageTitle title={person.name} overline={person.email}>
        {person.blocked && (
          <p>
            <span className="po-tag">{t('people.blocked')}</span>
          </p>
        )}
      </PageTitle>
      {isSelf && <p className="po-note">{t('people.self')}</p>}
      <Clashes pairs={person.clashes} />
      {/* what was typed belongs to what was read */}
      <PersonRoles key={`roles ${JSON.stringify(person.roles)}`} person={person} locked={isSelf} />
      <PersonFacts key={`facts ${JSON.stringify(person.facts)}`} person={person} locked={isSelf} />
      <PersonMemberships person={person} locked={isSelf} />
      <PersonSubstitutions person={person} />
      <PersonAccess person={person} locked={isSelf} />
      <Story id={person.id} />
    </>
  )
}

function Clashes({ pairs }: { pairs: PersonView['clashes'] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const roles = useQuery(programmeQuery).data?.roles ?? {}
  if (pairs.length === 0) return null
  const titleOf = (role: string) => text(roles[role]?.title) || role
  return (
    <div className="po-note">
      <p>{t('people.clashes')}</p>
      <ul>
        {pairs.map(([one, other]) => (
          <li key={`${one} ${other}`}>
            {titleOf(one)} – {titleOf(other)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Story({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const query = useQuery(personAuditQuery(id))
  return (
    <section className="po-group" aria-labelledby="person-story">
      <h2 id="person-story">{t('people.story')}</h2>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="po-quiet">{t('people.storyNone')}</p>
          ) : (
            <ul className="po-lines">
              {items.map((line) => (
                <li key={line.seq}>
                  <span>
                    <strong>{t(`people.did.${line.type}`)}</strong>
                    {line.reason !== null && <span className="po-block">{line.reason}</span>}
                    <span className="po-quiet po-block">
                      {formatDateTime(line.at, locale)} · {line.by?.name ?? 'Splot'}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  )
}
