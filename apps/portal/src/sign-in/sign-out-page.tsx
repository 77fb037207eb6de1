import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useNavigate } from 'react-router'
import { client } from '../api/client.ts'
import { useMe } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { ProblemScreen } from '../parts/problem-screen.tsx'

/**
 * Signs out: a page of its own, so that whatever is open is left first, and what is not saved yet is saved
 * while the session still stands. Who comes here by an address is asked.
 */
export function SignOutPage(): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { state } = useLocation() as { state: { asked?: boolean } | null }
  const [failure, setFailure] = useState<unknown>(null)
  const isAsked = state?.asked === true
  const isGuest = useMe() === null

  async function signOut(): Promise<void> {
    setFailure(null)
    try {
      await client.signOut()
      queries.clear()
      await navigate('/', { replace: true })
    } catch (error) {
      setFailure(error)
    }
  }

  useEffect(() => {
    if (isAsked) void signOut()
    // once, when the page is reached
  }, [isAsked])

  if (isGuest) return <Navigate to="/" replace />
  return (
    <div className="po-width po-page">
      <PageTitle title={t('nav.signOut')} />
      {failure !== null && <ProblemScreen error={failure} />}
      {(!isAsked || failure !== null) && (
        <button type="button" className="sp-button" onClick={() => void signOut()}>
          {t('nav.signOut')}
        </button>
      )}
    </div>
  )
}
