import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'

/** Asks for the code of the second factor: of the app, or a recovery code. */
export function GiveCode(props: { onGiven: () => void; onLeave: () => void }): ReactNode {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [lost, setLost] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [lost])
  const give = useMutation({
    mutationFn: () => client.giveSecondFactor(code.trim()),
    onSuccess: props.onGiven,
    onError: () => input.current?.focus(),
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    give.mutate()
  }
  return (
    <>
      <PageTitle title={t('signIn.codeTitle')}>
        <p className="po-lead">{t(lost ? 'signIn.recoveryLead' : 'signIn.codeLead')}</p>
      </PageTitle>
      <form className="po-panel" onSubmit={submit}>
        <TextInput
          key={String(lost)}
          input={input}
          label={t(lost ? 'signIn.recoveryCode' : 'signIn.code')}
          value={code}
          required
          autoComplete="one-time-code"
          inputMode={lost ? 'text' : 'numeric'}
          maxLength={40}
          onChange={setCode}
        />
        <Refused error={give.error} />
        <div className="sp-actions po-after">
          <button type="submit" className="sp-button" disabled={give.isPending}>
            {t('nav.signIn')}
          </button>
          <button type="button" className="sp-link-button" onClick={props.onLeave}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
      <p className="po-after">
        <button
          type="button"
          className="sp-link-button"
          onClick={() => {
            setCode('')
            setLost(!lost)
          }}
        >
          {t(lost ? 'signIn.useApp' : 'signIn.useRecovery')}
        </button>
      </p>
      {lost && <p className="po-note">{t('signIn.bothLost')}</p>}
    </>
  )
}
