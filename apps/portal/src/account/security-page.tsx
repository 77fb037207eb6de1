import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Me } from '@splot/runtime'
import { useLocalText } from '@splot/react/texts'
import { programmeQuery, signInQuery } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { Devices } from './devices.tsx'
import { MyPasskeys } from './my-passkeys.tsx'
import { MySecondFactor } from './my-second-factor.tsx'

/** How the person signs in: second factor, passkeys, devices, and what to do when something is lost. */
export function SecurityPage(): ReactNode {
  return (
    <div className="po-width po-narrow po-page">
      <RequirePerson>{(person) => <Security person={person} />}</RequirePerson>
    </div>
  )
}

function Security({ person }: { person: Me }): ReactNode {
  const { t } = useTranslation()
  const known = useQuery(signInQuery).data
  return (
    <>
      <PageTitle title={t('security.title')} overline={person.email}>
        <p className="po-lead">{t('security.lead')}</p>
      </PageTitle>
      <Waiting roles={person.rolesWaiting} />
      <MySecondFactor />
      {known?.passkeys === true && <MyPasskeys />}
      <Devices />
      <section className="po-group">
        <h2>{t('security.lostTitle')}</h2>
        <p>{t('security.lostText')}</p>
      </section>
    </>
  )
}

/** Roles that wait for a second factor. */
function Waiting({ roles }: { roles: readonly string[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const known = useQuery(programmeQuery).data?.roles ?? {}
  if (roles.length === 0) return null
  return (
    <div className="po-note">
      <p>{t('security.waiting')}</p>
      <ul>
        {roles.map((role) => (
          <li key={role}>{text(known[role]?.title) || role}</li>
        ))}
      </ul>
    </div>
  )
}
