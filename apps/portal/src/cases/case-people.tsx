import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '@splot/runtime'
import { programmeQuery, useMe } from '../api/queries.ts'
import { groupedBy } from '../parts/grouped-by.ts'
import { useLocalText } from '@splot/react/texts'
import { InviteButton } from './invite-button.tsx'
import { RemoveButton } from './remove-button.tsx'

/** Who takes part in a case, and inviting more where the reader may. */
export function CasePeople({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const me = useMe()?.id
  const roles = useQuery(programmeQuery).data?.roles ?? {}
  const roleName = (id: string) => text(roles[id]?.title) || id
  // whoever is alone in a role cannot leave it: the case would be nobody's
  const mayRemove = (person: string, role: string) =>
    view.invitable.includes(role) &&
    (person !== me || view.members.filter((one) => one.role === role).length > 1)
  if (view.members.length === 0 && view.invitable.length === 0) return null
  return (
    <section className="po-panel">
      <h2>{t('case.people')}</h2>
      <ul className="po-plain">
        {byPerson(view.members).map(({ person, name, mailReturned, roles: held }) => (
          <li key={person}>
            {name}
            {mailReturned && (
              <span className="po-block">
                <span className="po-tag">{t('case.mailReturned')}</span>
              </span>
            )}
            {held.map((role) => (
              <span key={role} className="po-quiet po-block">
                {roleName(role)}{' '}
                {mayRemove(person, role) && (
                  <RemoveButton {...{ view, person, name, role }} roleName={roleName(role)} />
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {view.invitable.length > 0 && <InviteButton view={view} roles={view.invitable} />}
    </section>
  )
}

/** Each person once, with all they are in the case. Pure. */
function byPerson(
  members: CaseView['members'],
): { person: string; name: string; mailReturned: boolean; roles: string[] }[] {
  return groupedBy(members, ({ person }) => person).map(([person, all]) => ({
    person,
    name: all[0]?.name ?? '',
    mailReturned: all.some((one) => one.mailReturned),
    roles: all.map(({ role }) => role),
  }))
}
