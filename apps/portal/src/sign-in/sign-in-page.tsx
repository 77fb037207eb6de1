import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'
import { client } from '../api/client.ts'
import { signInQuery, useMe } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { GiveCode } from './give-code.tsx'
import { knowsPasskeys, signInByPasskey } from './passkey.ts'

/** Asks for an e-mail address and sends the link; or signs in by passkey or provider; then asks for a code. */
export function SignInPage(): ReactNode {
  const [query] = useSearchParams()
  const me = useMe()
  const next = query.get('next') ?? '/start'
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { data: known } = useQuery(signInQuery)
  if (me) return <Navigate replace to={localPath(next)} />
  async function enter(): Promise<void> {
    // whatever was read as a guest was read by somebody else
    queries.clear()
    await navigate(localPath(next), { replace: true })
  }
  async function leave(): Promise<void> {
    await client.signOut().catch(() => undefined)
    await queries.invalidateQueries({ queryKey: signInQuery.queryKey })
  }
  return (
    <div className="po-width po-narrow po-page">
      {known?.state === 'second-factor' ? (
        <GiveCode onGiven={() => void enter()} onLeave={() => void leave()} />
      ) : sentTo === null ? (
        <>
          <AskEmail next={next} error={query.get('error')} onSent={setSentTo} />
          <OtherWays next={next} onEntered={() => void enter()} />
        </>
      ) : (
        <CheckMail email={sentTo} onAgain={() => setSentTo(null)} />
      )}
    </div>
  )
}

function AskEmail(props: {
  next: string
  /** Why the way that was tried last failed. */
  error: string | null
  onSent: (email: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [wrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: () => client.requestSignInLink(email.trim(), props.next),
    onSuccess: () => props.onSent(email.trim()),
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    const complete = /^\S+@\S+\.\S+$/.test(email.trim())
    setWrong(!complete)
    if (complete) send.mutate()
    else input.current?.focus()
  }

  return (
    <>
      <PageTitle title={t('signIn.title')}>
        <p className="po-lead">{t('signIn.lead')}</p>
      </PageTitle>
      {props.error !== null && (
        <p className="po-note" role="alert">
          {t(`signIn.${failures[props.error] ?? 'linkInvalid'}`)}
        </p>
      )}
      <form noValidate onSubmit={submit} className="po-panel">
        <div className="sp-field" data-invalid={wrong}>
          <label className="sp-label" htmlFor="email">
            {t('signIn.email')}
          </label>
          <p className="sp-help" id="email-help">
            {t('signIn.emailHelp')}
          </p>
          {wrong && (
            <p className="sp-error" id="email-error">
              {t('signIn.wrong')}
            </p>
          )}
          <input
            ref={input}
            id="email"
            className="sp-input"
            type="email"
            autoComplete="email"
            aria-describedby={wrong ? 'email-help email-error' : 'email-help'}
            aria-invalid={wrong || undefined}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </div>
        <div className="sp-actions po-after">
          <button type="submit" className="sp-button" disabled={send.isPending}>
            {t(send.isPending ? 'signIn.sending' : 'signIn.send')}
          </button>
        </div>
      </form>
      {send.error !== null && <ProblemScreen error={send.error} />}
    </>
  )
}

const failures: Readonly<Record<string, 'providerAway' | 'providerRefused'>> = {
  'provider-away': 'providerAway',
  'provider-refused': 'providerRefused',
}

/** Passkey and provider, where there are any. */
function OtherWays(props: { next: string; onEntered: () => void }): ReactNode {
  const { t } = useTranslation()
  const { data: known } = useQuery(signInQuery)
  const enter = useMutation({
    mutationFn: signInByPasskey,
    onSuccess: (entered) => entered && props.onEntered(),
  })
  const { provider = null, passkeys = false } = known ?? {}
  const offersPasskeys = passkeys && knowsPasskeys()
  if (provider === null && !offersPasskeys) return null
  return (
    <section className="po-group" aria-labelledby="other-ways">
      <h2 id="other-ways">{t('signIn.otherWays')}</h2>
      <div className="sp-actions">
        {provider !== null && (
          <a
            className="sp-button sp-secondary"
            href={`${provider.address}?next=${encodeURIComponent(props.next)}`}
          >
            {t('signIn.provider', { name: provider.name })}
          </a>
        )}
        {offersPasskeys && (
          <button
            type="button"
            className="sp-button sp-secondary"
            disabled={enter.isPending}
            onClick={() => enter.mutate()}
          >
            {t('signIn.passkey')}
          </button>
        )}
      </div>
      {enter.error !== null && <ProblemScreen error={enter.error} />}
    </section>
  )
}

function CheckMail({ email, onAgain }: { email: string; onAgain: () => void }): ReactNode {
  const { t } = useTranslation()
  const { data: known } = useQuery(signInQuery)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <PageTitle title={t('signIn.sentTitle')}>
        <p className="po-lead">{t('signIn.sentText', { email })}</p>
      </PageTitle>
      <p>{t('signIn.sentHint')}</p>
      {known?.mailShown && (
        <p className="po-note">
          {t('signIn.demo')} <Link to="/mail">{t('signIn.demoLink')}</Link>
        </p>
      )}
      <p className="po-after">
        <button type="button" className="sp-link-button" onClick={onAgain}>
          {t('signIn.again')}
        </button>
      </p>
    </div>
  )
}

// a link must not be able to send its reader to another site
function localPath(next: string): string {
  return /^\/(?![/\\])/.test(next) ? next : '/start'
}
