import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../api/queries.ts'
import { PageTitle } from './page-title.tsx'
import { signInAddress } from './problem-screen.tsx'
import { QueryView } from './query-view.tsx'

/** Shows its content to administrators of the programme; who is signed out signs in and comes back. */
export function RequireAdministrator(props: { children: ReactNode }): ReactNode {
  const query = useQuery(meQuery)
  const signedOut = query.data === null
  useEffect(() => {
    if (signedOut) window.location.replace(signInAddress())
  }, [signedOut])
  return (
    <QueryView query={query}>
      {(person) => {
        if (person === null) return null
        return person.roles.includes('programmeAdmin') ? props.children : <NotForYou />
      }}
    </QueryView>
  )
}

function NotForYou(): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="st-page">
      <PageTitle title={t('problem.forbiddenTitle')} lead={t('problem.forbiddenText')} />
      <a className="sp-button" href="/">
        {t('frame.toPortal')}
      </a>
    </div>
  )
}
