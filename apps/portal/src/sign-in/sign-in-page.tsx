import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useSearchParams } from 'react-router'
import { client } from '../api/client.ts'
import { useMe } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { ProblemScreen } from '../parts/problem-screen.tsx'

/** Asks for an e-mail address, sends the link, says to look at the mail. */
export function SignInPage(): ReactNode {
  const [query] = useSearchParams()
  const me = useMe()
  const next = query.get('next') ?? '/start'
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (me) return <Navigate replace to={localPath(next)} />
  return (
    <div className="po-width po-narrow po-page">
      {sentTo === null ? (
        <AskEmail next={next} linkFailed={query.has('error')} onSent={setSentTo} />
      ) : (
        <CheckMail email={sentTo} onAgain={() => setSentTo(null)} />
      )}
    </div>
  )
}

function AskEmail(props: {
  next: string
  linkFailed: boolean
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
      {props.linkFailed && (
        <p className="po-note" role="alert">
          {t('signIn.linkInvalid')}
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

function CheckMail({ email, onAgain }: { email: string; onAgain: () => void }): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <PageTitle title={t('signIn.sentTitle')}>
        <p className="po-lead">{t('signIn.sentText', { email })}</p>
      </PageTitle>
      <p>{t('signIn.sentHint')}</p>
      <p className="po-note">
        {t('signIn.demo')} <Link to="/mail">{t('signIn.demoLink')}</Link>
      </p>
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
