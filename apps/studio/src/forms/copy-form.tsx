import '../references/references.css'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { FormDefinition, LocalText } from '@splot/definition'
import { ConfirmDialog } from '@splot/react/cases'
import { useDraftStore } from '../draft/draft-context.ts'
import { Refusal } from '../parts/refusal.tsx'
import { TextField } from '../parts/text-field.tsx'
import { editOfChanges } from '../references/edit-of-changes.ts'
import { namesClient } from '../references/names-client.ts'

/** Makes a copy of a form under a title of its own, and opens it. */
export function CopyForm({ form }: { form: FormDefinition }): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => setOpen(true)}
      >
        {t('forms.copy')}
      </button>
      {open && <CopyDialog form={form} onDone={() => setOpen(false)} />}
    </>
  )
}

function CopyDialog({ form, onDone }: { form: FormDefinition; onDone: () => void }): ReactNode {
  const { t } = useTranslation()
  const store = useDraftStore()
  const navigate = useNavigate()
  const { draft = '' } = useParams()
  const [title, setTitle] = useState<LocalText>({
    pl: t('newWorkflow.copyOf', { title: form.title.pl, lng: 'pl' }),
    en: t('newWorkflow.copyOf', { title: form.title.en, lng: 'en' }),
  })
  const copying = useMutation({
    mutationFn: async () => {
      const { files } = store.getState()
      const made = await namesClient.ask('copyForm', files, { of: form.id, title })
      const label = {
        pl: `Skopiuj formularz „${title.pl}”`,
        en: `Copy the form “${title.en}”`,
      }
      store.run(editOfChanges(label, files, made.changes))
      return made.id
    },
    onSuccess: (id) => {
      onDone()
      void navigate(`/drafts/${draft}/forms/${encodeURIComponent(id)}`)
    },
  })
  const isReady = title.pl.trim() !== '' && title.en.trim() !== ''
  return (
    <ConfirmDialog
      open
      title={t('forms.copyTitle', { title: form.id })}
      yes={t('forms.copy')}
      no={t('references.cancel')}
      onYes={() => {
        if (isReady && !copying.isPending) copying.mutate()
      }}
      onNo={onDone}
    >
      <div className="st-consequences">
        <p>{t('forms.copyText')}</p>
        {(['pl', 'en'] as const).map((locale) => (
          <TextField
            key={locale}
            label={t(`forms.newTitle.${locale}`)}
            lang={locale}
            value={title[locale]}
            error={title[locale].trim() === '' ? t('newWorkflow.titleMissing') : undefined}
            onChange={(words) => setTitle({ ...title, [locale]: words })}
          />
        ))}
        {copying.isPending && <p role="status">{t('newWorkflow.copying')}</p>}
        <Refusal error={copying.error} />
      </div>
    </ConfirmDialog>
  )
}
