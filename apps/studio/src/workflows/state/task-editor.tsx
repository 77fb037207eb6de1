import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { LocalText, TaskDefinition } from '@splot/definition'
import {
  addForm,
  changeTask,
  emptyForm,
  newTimerName,
  setTimer,
  type Name,
} from '@splot/definition/edit'
import { useRun } from '../../draft/draft-context.ts'
import { useFiles } from '../../draft/use-files.ts'
import { CheckField } from '../../parts/check-field.tsx'
import { LocalTextField } from '../../parts/local-text-field.tsx'
import { NameForm } from '../../parts/name-form.tsx'
import { SearchSelect } from '../../parts/search-select.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'
import { taskTitle, type OutlineFacts } from '../outline-facts.ts'
import { eventOptions, formOptions, timerOptions } from '../outline-options.ts'
import { AssignEditor } from './assign-editor.tsx'
import { Fields } from '../../parts/fields.tsx'
import { Disclosure } from '../../parts/disclosure.tsx'
import { focusPlace, usePlaceInAddress } from '../../places/use-focused-place.ts'
import { NameLinks } from '../../references/name-links.tsx'
import { UsedIn } from '../../references/used-in.tsx'
import { FurtherFields } from '../../properties/further-fields.tsx'
import { shownParts } from '../../properties/shown-parts.ts'

/** Everything that can be changed about a task. */
export function TaskEditor(props: {
  state: string
  task: TaskDefinition
  /** JSON Pointer of the task. */
  place: string
  facts: OutlineFacts
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { state, task, place, facts } = props
  const { path, workflow, bundle } = useOutline()
  const run = useRun()
  const at = usePlaceInAddress()
  const files = useFiles()
  const { draft = '' } = useParams()
  const name: LocalText = {
    pl: taskTitle(task, { bundle, locale: 'pl' }),
    en: taskTitle(task, { bundle, locale: 'en' }),
  }
  const label = { pl: `Zmień zadanie „${name.pl}”`, en: `Change the task “${name.en}”` }
  const set = <K extends keyof TaskDefinition>(key: K, value: TaskDefinition[K] | undefined) =>
    run(changeTask(path, state, task.id, (one) => withKey(one, key, value), label, key))
  const own: Name = { kind: 'task', inside: workflow.id, id: task.id }
  const setForm = (form: string) =>
    changeTask(path, state, task.id, (one) => ({ ...one, form }), label)
  const setDue = (due: string) =>
    changeTask(path, state, task.id, (one) => ({ ...one, due }), label)
  const form = bundle.forms.find((one) => one.id === task.form)
  const formTitle = form?.title[locale] || (task.form ?? '')
  const both = (value: LocalText) => (value.pl || value.en ? value : undefined)
  return (
    <Fields>
      <LocalTextField
        label={t('workflows.taskTitle')}
        help={t('workflows.taskTitleHelp')}
        value={task.title}
        place={`${place}/title`}
        onChange={(value) => set('title', both(value))}
      />
      <LocalTextField
        long
        label={t('workflows.taskDescription')}
        value={task.description}
        place={`${place}/description`}
        onChange={(value) => set('description', both(value))}
      />
      <div className="st-row">
        <SearchSelect
          label={t('workflows.taskForm')}
          value={task.form ?? ''}
          options={[
            { value: '', label: t('workflows.taskNoForm') },
            ...formOptions(bundle, locale),
          ]}
          place={`${place}/form`}
          onChange={(value) => set('form', value === '' ? undefined : value)}
        />
        <SelectField
          label={t('workflows.taskDue')}
          none={t('workflows.noDeadline')}
          value={task.due ?? ''}
          options={timerOptions(workflow, locale)}
          place={`${place}/due`}
          onChange={(value) => set('due', value === '' ? undefined : value)}
        />
        <SelectField
          label={t('workflows.taskSubmit')}
          help={t('workflows.taskSubmitHelp')}
          value={task.submit}
          options={eventOptions(workflow, locale)}
          place={`${place}/submit`}
          onChange={(value) => set('submit', value)}
        />
      </div>
      <div className="sp-actions">
        <NameForm
          label={t('workflows.newForm')}
          button={t('workflows.addForm')}
          onName={(title) => {
            const made = addForm(files, emptyForm('', title))
            run({
              label: made.command.label,
              apply: (now) => setForm(made.id).apply(made.command.apply(now)),
            })
          }}
        />
        {task.form !== undefined && (
          <Link to={`/drafts/${draft}/forms/${encodeURIComponent(task.form)}`}>
            {t('workflows.openForm', { title: formTitle })}
          </Link>
        )}
        <NameForm
          label={t('deadlines.newName')}
          button={t('workflows.addDeadline')}
          onName={(title) => {
            const due = newTimerName(workflow, title)
            const timer = setTimer(path, due, { title, days: 5, count: 'working' })
            run({ label: timer.label, apply: (now) => setDue(due).apply(timer.apply(now)) })
          }}
        />
        {task.due !== undefined && (
          <Link to={`?at=${encodeURIComponent(`/timers/${task.due}`)}`}>
            {t('workflows.openDeadline', {
              title: workflow.timers?.[task.due]?.title?.[locale] ?? task.due,
            })}
          </Link>
        )}
      </div>
      <AssignEditor
        task={task}
        place={`${place}/assign`}
        onChange={(assign) => set('assign', assign)}
      />
      <CheckField
        label={t('workflows.taskOffer')}
        help={t('workflows.taskOfferHelp')}
        checked={task.offer === true}
        place={`${place}/offer`}
        onChange={(checked) => set('offer', checked ? true : undefined)}
      />
      <Disclosure title={t('workflows.taskFurther')} open={ledInto(at, place)}>
        {() => <FurtherFields pointer={place} only={shownParts.task} />}
      </Disclosure>
      <UsedIn name={own} />
      <div className="sp-actions">
        <NameLinks
          name={own}
          title={taskTitle(task, facts)}
          deleteLabel={t('workflows.removeTask')}
          onGone={() => focusPlace(state)}
        />
      </div>
    </Fields>
  )
}

/** Whether somebody is led to one of the further settings. */
function ledInto(at: string, place: string): boolean {
  return shownParts.task.some((part) => {
    const own = `${place}/${part}`
    return at === own || at.startsWith(`${own}/`)
  })
}

function withKey<T extends object, K extends keyof T>(
  object: T,
  key: K,
  value: T[K] | undefined,
): T {
  if (value !== undefined) return { ...object, [key]: value }
  const { [key]: _gone, ...kept } = object
  return kept as T
}
