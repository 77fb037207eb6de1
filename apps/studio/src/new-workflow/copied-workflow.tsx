import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { tasksOf, type ProgrammeBundle, type WorkflowDefinition } from '@splot/definition'
import { useLocale } from '@splot/react/texts'
import { useDraftStore } from '../draft/draft-context.ts'
import { CheckList } from '../parts/check-list.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { SearchSelect } from '../parts/search-select.tsx'
import { editOfChanges } from '../references/edit-of-changes.ts'
import { namesClient } from '../references/names-client.ts'
import { formOptions } from '../workflows/outline-options.ts'
import { NameAndId, useNameAndId } from './name-and-id.tsx'

/** Asks which workflow is copied, and what the copy is called. */
export function CopiedWorkflow(props: { bundle: ProgrammeBundle; of: string }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const [of, setOf] = useState(props.of)
  const { workflows } = props.bundle
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const first = workflows.find(({ id }) => id === of)
  return (
    <>
      <SearchSelect
        label={t('newWorkflow.copied')}
        value={of}
        options={workflows
          .map(({ id, title }) => ({ value: id, label: title[locale] || id }))
          .sort((a, b) => compare(a.label, b.label))}
        onChange={setOf}
      />
      {first !== undefined && <Copy key={of} bundle={props.bundle} first={first} />}
    </>
  )
}

function Copy(props: { bundle: ProgrammeBundle; first: WorkflowDefinition }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const store = useDraftStore()
  const navigate = useNavigate()
  const { draft = '' } = useParams()
  const { bundle, first } = props
  const named = useNameAndId({
    pl: t('newWorkflow.copyOf', { title: first.title.pl, lng: 'pl' }),
    en: t('newWorkflow.copyOf', { title: first.title.en, lng: 'en' }),
  })
  const [forms, setForms] = useState<readonly string[]>([])
  const used = new Set(tasksOf(first).map(({ form }) => form))
  const options = formOptions(bundle, locale).filter(({ value }) => used.has(value))
  const copying = useMutation({
    mutationFn: async () => {
      const { files } = store.getState()
      const { id, title } = named
      const changes = await namesClient.ask('copyWorkflow', files, {
        of: first.id,
        id,
        title,
        forms,
      })
      const label = {
        pl: `Skopiuj przebieg „${first.title.pl}”`,
        en: `Copy the workflow “${first.title.en}”`,
      }
      store.run(editOfChanges(label, files, changes))
      return id
    },
    onSuccess: (id) => void navigate(`/drafts/${draft}/workflows/${id}`),
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (named.isReady && !copying.isPending) copying.mutate()
  }
  return (
    <form className="st-new-workflow" onSubmit={submit}>
      <NameAndId named={named} />
      {options.length > 0 && (
        <CheckList
          label={t('newWorkflow.forms')}
          help={t('newWorkflow.formsHelp')}
          values={forms}
          options={options}
          onChange={setForms}
        />
      )}
      <p className="st-quiet">{t('newWorkflow.copyText')}</p>
      {copying.isPending && <p role="status">{t('newWorkflow.copying')}</p>}
      <Refusal error={copying.error} />
      <div className="sp-actions">
        <button type="submit" className="sp-button" disabled={!named.isReady || copying.isPending}>
          {t('newWorkflow.copy')}
        </button>
      </div>
    </form>
  )
}
