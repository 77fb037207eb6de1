import { formatDateTime } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { ReasonField } from '../parts/reason-field.tsx'
import { Refused } from '../parts/refused.tsx'
import { usePersonChange } from './use-person-change.ts'

type Change = 'block' | 'unblock' | 'reset'

/** How a person signs in, and what administrators take away or give back. */
export function PersonAccess(props: { person: PersonView; locked: boolean }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { person, locked } = props
  const { signIn, block } = person
  const [wanted, setWanted] = useState<Change | null>(null)
  const change = usePersonChange((reason: string) => {
    if (wanted === 'block') return client.blockPerson(person.id, reason)
    if (wanted === 'unblock') return client.unblockPerson(person.id, reason)
    return client.resetSignIn(person.id, reason)
  })
  const end = usePersonChange(() => client.endSessions(person.id))
  const again = usePersonChange(() => client.inviteAgain(person.id))
  return (
    <section className="po-group" aria-labelledby="person-access">
      <h2 id="person-access">{t('people.access')}</h2>
      {block !== null && (
        <p className="po-note">
          {t('people.blockedSince', {
            date: formatDateTime(block.at, locale),
            name: block.by?.name ?? 'Splot',
          })}{' '}
          {block.reason}
        </p>
      )}
      {person.mailReturned !== null && (
        <p className="po-note">
          {t('people.mailReturned', {
            date: formatDateTime(person.mailReturned.at, locale),
            status: person.mailReturned.status,
          })}
        </p>
      )}
      {signIn !== null && (
        <ul className="po-plain">
          <li>{t(signIn.secondFactor ? 'people.hasSecondFactor' : 'people.noSecondFactor')}</li>
          <li>{t('people.passkeys', { count: signIn.passkeys })}</li>
          <li>
            {signIn.lastUsedAt === null
              ? t('people.signedOut')
              : t('security.lastUsed', { date: formatDateTime(signIn.lastUsedAt, locale) })}
          </li>
        </ul>
      )}
      {!locked && wanted === null && (
        <div className="sp-actions po-after">
          {person.invited && !person.blocked && (
            <button
              type="button"
              className="sp-button sp-secondary"
              disabled={again.isPending}
              onClick={() => again.mutate()}
            >
              {t('people.inviteAgain')}
            </button>
          )}
          <button
            type="button"
            className="sp-button sp-secondary"
            disabled={end.isPending}
            onClick={() => end.mutate()}
          >
            {t('people.endSessions')}
          </button>
          {signIn !== null && (signIn.secondFactor || signIn.passkeys > 0) && (
            <button
              type="button"
              className="sp-button sp-secondary"
              onClick={() => setWanted('reset')}
            >
              {t('people.reset')}
            </button>
          )}
          <button
            type="button"
            className="sp-button sp-secondary"
            onClick={() => setWanted(person.blocked ? 'unblock' : 'block')}
          >
            {t(person.blocked ? 'people.unblock' : 'people.block')}
          </button>
        </div>
      )}
      <p role="status">
        {end.isSuccess && t('people.sessionsEnded')}
        {again.isSuccess && t('people.letterSent')}
      </p>
      <Refused error={end.error ?? again.error} />
      {wanted !== null && (
        <Reason
          label={t(`people.${wanted}`)}
          help={t(`people.${wanted}Help`)}
          pending={change.isPending}
          error={change.error}
          onSend={(reason) => change.mutate(reason, { onSuccess: () => setWanted(null) })}
          onCancel={() => setWanted(null)}
        />
      )}
    </section>
  )
}

function Reason(props: {
  label: string
  help: string
  pending: boolean
  error: Error | null
  onSend: (reason: string) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  function submit(event: FormEvent): void {
    event.preventDefault()
    props.onSend(reason)
  }
  return (
    <form className="po-panel po-after" onSubmit={submit}>
      <ReasonField ref={field} help={props.help} value={reason} onChange={setReason} />
      <Refused error={props.error} />
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button" disabled={props.pending}>
          {props.label}
        </button>
        <button type="button" className="sp-link-button" onClick={props.onCancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
