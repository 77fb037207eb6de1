import { formatDateTime } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { passkeysQuery } from '../api/queries.ts'
import { QueryView } from '../parts/query-view.tsx'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'
import { addPasskey, knowsPasskeys } from '../sign-in/passkey.ts'
import { deviceName } from './device-name.ts'

/** Passkeys of the person: which there are, add one, remove one. */
export function MyPasskeys(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const queries = useQueryClient()
  const query = useQuery(passkeysQuery)
  const [name, setName] = useState(deviceName(navigator.userAgent) ?? '')
  const again = () => queries.invalidateQueries({ queryKey: passkeysQuery.queryKey })
  const add = useMutation({ mutationFn: () => addPasskey(name.trim()), onSuccess: again })
  const remove = useMutation({
    mutationFn: (id: string) => client.removePasskey(id),
    onSettled: again,
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    add.mutate()
  }
  return (
    <section className="po-group" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('security.passkeys')}</h2>
      <p>{t('security.passkeysHelp')}</p>
      <QueryView query={query}>
        {(passkeys) =>
          passkeys.length === 0 ? (
            <p className="po-quiet">{t('security.passkeysNone')}</p>
          ) : (
            <ul className="po-lines">
              {passkeys.map((passkey) => {
                const called = passkey.name ?? t('security.passkey')
                const date = formatDateTime(passkey.createdAt, locale)
                return (
                  <li key={passkey.id}>
                    <span>
                      <strong>{called}</strong>
                      <span className="po-quiet po-block">{t('security.added', { date })}</span>
                    </span>
                    <button
                      type="button"
                      className="sp-button sp-secondary sp-small"
                      aria-label={t('security.removeNamed', { name: called, date })}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(passkey.id)}
                    >
                      {t('security.remove')}
                    </button>
                  </li>
                )
              })}
            </ul>
          )
        }
      </QueryView>
      <Refused error={remove.error} />
      {knowsPasskeys() && (
        <form className="po-panel po-after" onSubmit={submit}>
          <TextInput
            label={t('security.passkeyName')}
            help={t('security.passkeyNameHelp')}
            value={name}
            required
            maxLength={100}
            autoComplete="off"
            onChange={setName}
          />
          <Refused error={add.error} />
          <p className="sp-actions po-after">
            <button type="submit" className="sp-button" disabled={add.isPending}>
              {t('security.addPasskey')}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}
