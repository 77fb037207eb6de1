import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '@splot/react/texts'
import { client } from '../api/client.ts'
import { ReasonField } from '../parts/reason-field.tsx'
import { Refused } from '../parts/refused.tsx'
import { saveFile } from '../parts/save-file.ts'
import { TextInput } from '../parts/text-input.tsx'

/** Makes a copy of all that is kept of a person, to answer their request. */
export function CopyData(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const [email, setEmail] = useState('')
  const [pesel, setPesel] = useState('')
  const [reason, setReason] = useState('')
  const copy = useMutation({
    mutationFn: async () => {
      const who = [email.trim(), pesel.trim()].filter((one) => one !== '')
      const archive = await client.copyPersonalData({ who, reason, locale })
      saveFile(archive, `${t('personalData.copyFile')}.zip`)
    },
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    copy.mutate()
  }
  return (
    <section className="po-group">
      <h2>{t('personalData.copy')}</h2>
      <form className="po-panel" onSubmit={submit}>
        <p>{t('personalData.copyText')}</p>
        <TextInput
          type="email"
          label={t('signIn.email')}
          help={t('personalData.emailHelp')}
          required={pesel.trim() === ''}
          autoComplete="off"
          value={email}
          onChange={setEmail}
        />
        <TextInput
          label={t('personalData.pesel')}
          help={t('personalData.peselHelp')}
          inputMode="numeric"
          maxLength={11}
          autoComplete="off"
          value={pesel}
          onChange={setPesel}
        />
        <ReasonField help={t('personalData.reasonHelp')} value={reason} onChange={setReason} />
        <Refused error={copy.error} />
        <p role="status">{copy.isSuccess ? t('personalData.copied') : ''}</p>
        <div className="sp-actions po-after">
          <button type="submit" className="sp-button" disabled={copy.isPending}>
            {t('personalData.copyMake')}
          </button>
        </div>
      </form>
    </section>
  )
}
