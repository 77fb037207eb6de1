import { ApiError } from '@splot/client'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Says what went wrong in plain words, and what to do next. */
export function ProblemScreen(props: { error: unknown; onRetry?: () => void }): ReactNode {
  const { t } = useTranslation()
  const { error } = props
  const kind = problemKind(error)
  const detail = error instanceof ApiError && kind === 'error' ? error : null
  return (
    <section className="st-problem" role="alert">
      <h2>{t(`problem.${kind}Title`)}</h2>
      <p>{detail?.hint || t(`problem.${kind}Text`)}</p>
      {detail !== null && detail.instance !== '' && (
        <p className="sp-help">{t('problem.incident', { id: detail.instance })}</p>
      )}
      <div className="sp-actions">
        {kind === 'session' && (
          <a className="sp-button" href={signInAddress()}>
            {t('frame.signIn')}
          </a>
        )}
        {(kind === 'offline' || kind === 'error') && props.onRetry !== undefined && (
          <button type="button" className="sp-button" onClick={props.onRetry}>
            {t('frame.retry')}
          </button>
        )}
        <a className="sp-button sp-secondary" href="/studio/">
          {t('problem.home')}
        </a>
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

/** Address of the portal's sign-in that leads back to this page. */
export function signInAddress(): string {
  const { pathname, search, hash } = window.location
  return `/sign-in?next=${encodeURIComponent(pathname + search + hash)}`
}
