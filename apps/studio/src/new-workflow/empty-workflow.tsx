import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { ProgrammeBundle } from '@splot/definition'
import { addWorkflow } from '@splot/definition/edit'
import { useLocale } from '@splot/react/texts'
import { useDraftStore } from '../draft/draft-context.ts'
import { SearchSelect } from '../parts/search-select.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { formOptions } from '../workflows/outline-options.ts'
import { NameAndId, useNameAndId } from './name-and-id.tsx'
import { startersOf } from './starters.ts'

/** Nobody starts a case by hand: another workflow does. */
const nobody = 'nobody'
/** A form that is made with the workflow. */
const newForm = ''

/** Asks what a small workflow needs to be one that cases can be led through, and makes it. */
export function EmptyWorkflow({ bundle }: { bundle: ProgrammeBundle }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const store = useDraftStore()
  const navigate = useNavigate()
  const { draft = '' } = useParams()
  const named = useNameAndId()
  const [stage, setStage] = useState('')
  const [start, setStart] = useState('')
  const [form, setForm] = useState(newForm)
  const { programme, caseRoles } = startersOf(bundle, locale)
  const [starter, setStarter] = useState(caseRoles[0]?.value ?? '')
  const [doer, setDoer] = useState('')
  const isOpen = start === 'public'
  // whoever begins the case fills in the form, unless somebody else is chosen
  const usual = isOpen ? starter : start === nobody ? '' : start
  const does = doer === '' ? usual : doer
  const doers = [...caseRoles.filter(({ value }) => isOpen && value === starter), ...programme]
  const stages = bundle.programme.stages
  const isReady =
    named.isReady &&
    start !== '' &&
    doers.some(({ value }) => value === does) &&
    (!isOpen || starter !== '')
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!isReady) return
    const made = addWorkflow(store.getState().files, {
      id: named.id,
      title: named.title,
      doer: does,
      ...(stage !== '' && { stage }),
      ...(start !== nobody && { start }),
      ...(isOpen && { starter }),
      ...(form !== newForm && { form }),
    })
    store.run(made.command)
    void navigate(`/drafts/${draft}/workflows/${made.id}`)
  }
  return (
    <form className="st-new-workflow" onSubmit={submit}>
      <NameAndId named={named} />
      {stages.length > 0 && (
        <SelectField
          label={t('newWorkflow.stage')}
          help={t('newWorkflow.stageHelp')}
          none={t('newWorkflow.noStage')}
          value={stage}
          options={stages.map(({ id, title }) => ({ value: id, label: title[locale] || id }))}
          onChange={setStage}
        />
      )}
      <SelectField
        label={t('newWorkflow.start')}
        help={t('newWorkflow.startHelp')}
        none={t('newWorkflow.choose')}
        value={start}
        options={[
          ...(caseRoles.length > 0 ? [{ value: 'public', label: t('newWorkflow.public') }] : []),
          { value: nobody, label: t('newWorkflow.nobody') },
          ...programme.map((one) => ({ ...one, group: t('newWorkflow.programmeRoles') })),
        ]}
        onChange={setStart}
      />
      {isOpen && (
        <SelectField
          label={t('newWorkflow.starter')}
          help={t('newWorkflow.starterHelp')}
          value={starter}
          options={caseRoles}
          onChange={setStarter}
        />
      )}
      {start !== '' && (
        <SelectField
          label={t('newWorkflow.doer')}
          {...(does === '' && { none: t('newWorkflow.choose') })}
          value={does}
          options={doers}
          onChange={setDoer}
        />
      )}
      <SearchSelect
        label={t('newWorkflow.form')}
        value={form}
        options={[
          { value: newForm, label: t('newWorkflow.newForm') },
          ...formOptions(bundle, locale),
        ]}
        onChange={setForm}
      />
      <p className="st-quiet" role="status">
        {t(`newWorkflow.${!isReady ? 'missing' : start === nobody ? 'leftToDo' : 'ready'}`)}
      </p>
      <div className="sp-actions">
        <button type="submit" className="sp-button" disabled={!isReady}>
          {t('newWorkflow.create')}
        </button>
      </div>
    </form>
  )
}
