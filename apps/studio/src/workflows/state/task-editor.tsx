import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalText, TaskDefinition } from '@splot/definition'
import { changeTask, removeTask } from '@splot/definition/edit'
import { useRun } from '../../draft/draft-context.ts'
import { CheckField } from '../../parts/check-field.tsx'
import { LocalTextField } from '../../parts/local-text-field.tsx'
import { SearchSelect } from '../../parts/search-select.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'
import { taskTitle, type OutlineFacts } from '../outline-facts.ts'
import { eventOptions, formOptions, timerOptions } from '../outline-options.ts'
import { AssignEditor } from './assign-editor.tsx'
import { Fields } from '../../parts/fields.tsx'
import { Disclosure } from '../../parts/disclosure.tsx'
import { usePlaceInAddress } from '../../places/use-focused-place.ts'
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
  const name: LocalText = {
    pl: taskTitle(task, { bundle, locale: 'pl' }),
    en: taskTitle(task, { bundle, locale: 'en' }),
  }
  const label = { pl: `Zmień zadanie „${name.pl}”`, en: `Change the task “${name.en}”` }
  const set = <K extends keyof TaskDefinition>(key: K, value: TaskDefinition[K] | undefined) =>
    run(changeTask(path, state, task.id, (one) => withKey(one, key, value), label, key))
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
      <div className="sp-actions">
        <button
          type="button"
          className="sp-link-button sp-danger"
          aria-label={`${t('workflows.removeTask')}: ${taskTitle(task, facts)}`}
          onClick={() => run(removeTask(path, state, task.id, name))}
        >
          {t('workflows.removeTask')}
        </button>
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
