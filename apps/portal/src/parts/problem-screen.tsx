import { ApiError } from '@splot/client'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'

/** Says what went wrong in plain words, and what to do next. */
export function ProblemScreen(props: { error: unknown; onRetry?: () => void }): ReactNode {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { error } = props
  const kind = problemKind(error)
  const detail = error instanceof ApiError && kind === 'error' ? error : null
  return (
    <section className="po-problem" role="alert">
      <h2>{t(`problem.${kind}Title`)}</h2>
      <p>{detail?.hint || t(`problem.${kind}Text`)}</p>
      {detail !== null && detail.instance !== '' && (
        <p className="sp-help">{t('problem.incident', { id: detail.instance })}</p>
      )}
      <div className="sp-actions">
        {kind === 'session' && (
          <Link className="sp-button" to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
            {t('nav.signIn')}
          </Link>
        )}
        {(kind === 'offline' || kind === 'error') && props.onRetry !== undefined && (
          <button type="button" className="sp-button" onClick={props.onRetry}>
            {t('common.retry')}
          </button>
        )}
        <Link className="sp-button sp-secondary" to="/">
          {t('problem.home')}
        </Link>
      </div>
    </section>
  )
}

/** Returns which of the five screens an error belongs to. Pure. */
export function problemKind(
  error: unknown,
): 'offline' | 'session' | 'forbidden' | 'notFound' | 'error' {
  if (!(error instanceof ApiError)) return 'error'
  if (error.status === 0) return 'offline'
  if (error.status === 401) return 'session'
  if (error.status === 403) return 'forbidden'
  return error.status === 404 ? 'notFound' : 'error'
}
