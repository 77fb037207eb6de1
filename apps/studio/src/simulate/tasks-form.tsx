import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeBundle, TaskModel } from '@splot/definition'
import { FeelField } from '../forms/feel-field.tsx'
import { useTitledVariables } from '../conditions/use-titled-variables.ts'
import { NumberField } from '../parts/number-field.tsx'
import { useLocalText } from '@splot/react/texts'
import type { SimulationNames } from './names-of.ts'
import { fieldsAnswered, outcomesOf, tasksIn } from './parts-of-workflow.ts'
import { AddSelect, SettingsRow, type RowSetting } from './row-parts.tsx'
import type { ScenarioPart } from './scenario-part.ts'
import { SpreadFields } from './spread-fields.tsx'

/** How tasks are done: whether at all, how long it takes, where they lead, what is answered. */
export function TasksForm({ scenario, bundle, names, onChange }: ScenarioPart): ReactNode {
  const { t } = useTranslation()
  const { tasks = {} } = scenario
  const all = bundle.workflows.flatMap((workflow) =>
    tasksIn(workflow).map(({ task }) => `${workflow.id}.${task.id}`),
  )
  const titleOf = (key: string) => {
    const [workflow = '', task = ''] = key.split('.')
    return `${names.workflow(workflow)}: ${names.task(workflow, task)}`
  }
  return (
    <>
      <ul className="st-rows">
        {Object.entries(tasks).map(([key, model]) => (
          <TaskRow
            key={key}
            id={key}
            title={titleOf(key)}
            model={model}
            bundle={bundle}
            names={names}
            onChange={(next) => onChange({ ...scenario, tasks: { ...tasks, [key]: next } })}
            onRemove={() => {
              const { [key]: _gone, ...others } = tasks
              onChange({ ...scenario, tasks: others })
            }}
          />
        ))}
      </ul>
      <AddSelect
        label={t('simulate.addTask')}
        options={all
          .filter((key) => !Object.hasOwn(tasks, key))
          .map((key) => ({ value: key, label: titleOf(key) }))}
        onAdd={(key) => onChange({ ...scenario, tasks: { ...tasks, [key]: { chance: 0.9 } } })}
      />
    </>
  )
}

interface TaskRowProps {
  id: string
  title: string
  model: TaskModel
  bundle: ProgrammeBundle
  names: SimulationNames
  onChange: (model: TaskModel) => void
  onRemove: () => void
}

function TaskRow(props: TaskRowProps): ReactNode {
  const { t } = useTranslation()
  const { id, title, model, onChange, onRemove } = props
  const [workflow = '', task = ''] = id.split('.')
  const ways = useOutcomeSettings(props, workflow, task)
  const answers = useAnswerSettings(props, workflow, task)
  const spread = (part: 'minutes' | 'days', label: string, usual: number): RowSetting => ({
    key: part,
    label,
    fields: model[part] ? (
      <SpreadFields
        label={label}
        value={model[part]}
        onChange={(value) => onChange({ ...model, [part]: value })}
      />
    ) : null,
    onAdd: () => onChange({ ...model, [part]: { least: usual / 2, usual, most: usual * 2 } }),
    onRemove: () => onChange(without(model, part)),
  })
  const chance: RowSetting = {
    key: 'chance',
    label: t('simulate.done'),
    fields:
      model.chance === undefined ? null : (
        <NumberField
          label={t('simulate.done')}
          value={Math.round(model.chance * 100)}
          max={100}
          unit="%"
          onChange={(share) => onChange({ ...model, chance: share / 100 })}
        />
      ),
    onAdd: () => onChange({ ...model, chance: 0.9 }),
    onRemove: () => onChange(without(model, 'chance')),
  }
  const settings = [
    chance,
    spread('minutes', t('simulate.minutes'), 30),
    spread('days', t('simulate.daysOfParty'), 5),
    ...ways,
    ...answers,
  ]
  return <SettingsRow title={title} settings={settings} onRemove={onRemove} />
}

/** How often a task leads where. */
function useOutcomeSettings(
  { model, bundle, names, onChange }: TaskRowProps,
  workflow: string,
  task: string,
): RowSetting[] {
  const { t } = useTranslation()
  const { outcomes = {} } = model
  const states = new Set([...outcomesOf(bundle, workflow, task), ...Object.keys(outcomes)])
  return [...states].map((state): RowSetting => {
    const label = t('simulate.leadsTo', { state: names.state(workflow, state) })
    const weight = outcomes[state]
    const set = (next: number) => onChange({ ...model, outcomes: { ...outcomes, [state]: next } })
    return {
      key: `outcome ${state}`,
      label,
      fields:
        weight === undefined ? null : (
          <NumberField label={label} value={weight} whole={false} onChange={set} />
        ),
      onAdd: () => set(1),
      onRemove() {
        const left = without(outcomes, state)
        const isNone = Object.keys(left).length === 0
        onChange(isNone ? without(model, 'outcomes') : { ...model, outcomes: left })
      },
    }
  })
}

/** What is answered in place of what chance would. */
function useAnswerSettings(
  { model, bundle, onChange }: TaskRowProps,
  workflow: string,
  task: string,
): RowSetting[] {
  const { t } = useTranslation()
  const text = useLocalText()
  const variables = useTitledVariables(workflow)
  const { answers = {} } = model
  const fields = fieldsAnswered(bundle, workflow, task)
  const keys = new Set([...fields.keys(), ...Object.keys(answers)])
  return [...keys].map((key): RowSetting => {
    const title = fields.get(key)
    const label = t('simulate.answer', { field: title === undefined ? key : text(title) || key })
    const source = answers[key]
    const set = (next: string) => onChange({ ...model, answers: { ...answers, [key]: next } })
    return {
      key: `answer ${key}`,
      label,
      fields:
        source === undefined ? null : (
          <FeelField label={label} value={source} {...variables} expected="any" onChange={set} />
        ),
      onAdd: () => set('null'),
      onRemove() {
        const left = without(answers, key)
        const isNone = Object.keys(left).length === 0
        onChange(isNone ? without(model, 'answers') : { ...model, answers: left })
      },
    }
  })
}

function without<Whole extends object, Part extends keyof Whole>(
  whole: Whole,
  part: Part,
): Omit<Whole, Part> {
  const { [part]: _gone, ...others } = whole
  return others
}
