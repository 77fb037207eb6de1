import '../styles/people.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import { client } from '../api/client.ts'
import { secondFactorQuery } from '../api/queries.ts'
import { QueryView } from '../parts/query-view.tsx'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'

type SetUp = Awaited<ReturnType<typeof client.beginSecondFactor>>

/** The second factor of the person: set up, renew recovery codes, turn off. */
export function MySecondFactor(): ReactNode {
  const { t } = useTranslation()
  const query = useQuery(secondFactorQuery)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <section className="po-group" aria-labelledby="second-factor">
      <h2 id="second-factor">{t('security.secondFactor')}</h2>
      <p>{t('security.secondFactorHelp')}</p>
      {codes !== null && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      <QueryView query={query}>
        {({ on, recoveryCodes }) =>
          on ? <On left={recoveryCodes} onCodes={setCodes} /> : <Off onCodes={setCodes} />
        }
      </QueryView>
    </section>
  )
}

function Off({ onCodes }: { onCodes: (codes: readonly string[]) => void }): ReactNode {
  const { t } = useTranslation()
  const begin = useMutation({ mutationFn: () => client.beginSecondFactor() })
  if (begin.data !== undefined)
    return <Confirm made={begin.data} onCodes={onCodes} onCancel={() => begin.reset()} />
  return (
    <>
      <p>
        <span className="po-tag">{t('security.off')}</span>
      </p>
      <p className="po-after">
        <button
          type="button"
          className="sp-button"
          disabled={begin.isPending}
          onClick={() => begin.mutate()}
        >
          {t('security.turnOn')}
        </button>
      </p>
      <Refused error={begin.error} />
    </>
  )
}

/** Shows what the app needs, and asks for its first code. */
function Confirm(props: {
  made: SetUp
  onCodes: (codes: readonly string[]) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { made } = props
  const [code, setCode] = useState('')
  const title = useRef<HTMLHeadingElement>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => title.current?.focus(), [])
  const confirm = useMutation({
    mutationFn: () => client.turnSecondFactorOn(code),
    onSuccess: async () => {
      props.onCodes(made.recoveryCodes)
      await queries.invalidateQueries()
    },
    onError: () => input.current?.focus(),
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    confirm.mutate()
  }
  return (
    <form className="po-panel po-after" onSubmit={submit}>
      <h3 ref={title} tabIndex={-1}>
        {t('security.scanTitle')}
      </h3>
      <p>{t('security.scanText')}</p>
      <QrCode text={made.address} label={t('security.qr')} />
      <p className="sp-help">{t('security.secretHelp')}</p>
      <p className="po-secret">
        <code>{made.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <TextInput
        input={input}
        label={t('security.firstCode')}
        value={code}
        required
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        onChange={setCode}
      />
      <Refused error={confirm.error} />
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button" disabled={confirm.isPending}>
          {t('security.confirm')}
        </button>
        <button type="button" className="sp-link-button" onClick={props.onCancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}

function On(props: { left: number; onCodes: (codes: readonly string[]) => void }): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [wanted, setWanted] = useState<'renew' | 'off' | null>(null)
  const [code, setCode] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (wanted !== null) input.current?.focus()
  }, [wanted])
  const change = useMutation({
    mutationFn: async () => {
      if (wanted === 'off') return client.turnSecondFactorOff(code)
      props.onCodes((await client.renewRecoveryCodes(code)).recoveryCodes)
    },
    onSuccess: async () => {
      setWanted(null)
      setCode('')
      await queries.invalidateQueries()
    },
    onError: () => input.current?.focus(),
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    change.mutate()
  }
  return (
    <>
      <p className="po-after">
        <span className="po-tag" data-tone="positive">
          {t('security.on')}
        </span>{' '}
        {t('security.codesLeft', { count: props.left })}
      </p>
      {wanted === null ? (
        <div className="sp-actions po-after">
          <button
            type="button"
            className="sp-button sp-secondary"
            onClick={() => setWanted('renew')}
          >
            {t('security.renew')}
          </button>
          <button type="button" className="sp-button sp-secondary" onClick={() => setWanted('off')}>
            {t('security.turnOff')}
          </button>
        </div>
      ) : (
        <form className="po-panel po-after" onSubmit={submit}>
          <TextInput
            input={input}
            label={t('security.codeNow')}
            help={t(wanted === 'off' ? 'security.turnOffHelp' : 'security.renewHelp')}
            value={code}
            required
            autoComplete="one-time-code"
            maxLength={40}
            onChange={setCode}
          />
          <Refused error={change.error} />
          <div className="sp-actions po-after">
            <button type="submit" className="sp-button" disabled={change.isPending}>
              {t(wanted === 'off' ? 'security.turnOff' : 'security.renew')}
            </button>
            <button type="button" className="sp-link-button" onClick={() => setWanted(null)}>
              {t('common.cancel')}
            </button>
          </div>
        </form>
      )}
    </>
  )
}

/** Tells the recovery codes, once. */
function RecoveryCodes(props: { codes: readonly string[]; onDone: () => void }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section className="po-panel po-after" aria-labelledby={id}>
      <h3 id={id} ref={title} tabIndex={-1}>
        {t('security.codesTitle')}
      </h3>
      <p>{t('security.codesText')}</p>
      <ul className="po-codes">
        {props.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="po-after">
        <button type="button" className="sp-button" onClick={props.onDone}>
          {t('security.codesKept')}
        </button>
      </p>
    </section>
  )
}

/** A QR code as one path; black on white whatever the theme, so that cameras read it. */
function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { data, size } = encode(text, { border: 2 })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg className="po-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
