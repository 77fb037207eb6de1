import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Arrival, ProgrammeBundle, Scenario, TaskModel } from '@splot/definition'
import { NumberField } from '../parts/number-field.tsx'
import type { SimulationNames } from './names-of.ts'
import { tasksIn } from './parts-of-workflow.ts'
import { startableIn } from './scenario-edit.ts'

interface Part {
  scenario: Scenario
  bundle: ProgrammeBundle
  names: SimulationNames
  onChange: (scenario: Scenario) => void
}

/** What is tried out: who comes and when, who works, how people behave, which chance. */
export function ScenarioForm(props: Part): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="st-scenario">
      <TimeFields {...props} />
      <section aria-label={t('simulate.arrivals')}>
        <h3>{t('simulate.arrivals')}</h3>
        <Arrivals {...props} />
      </section>
      <section aria-label={t('simulate.staff')}>
        <h3>{t('simulate.staff')}</h3>
        <p className="st-quiet">{t('simulate.staffHint')}</p>
        <Staff {...props} />
      </section>
      <section aria-label={t('simulate.behaviour')}>
        <h3>{t('simulate.behaviour')}</h3>
        <p className="st-quiet">{t('simulate.behaviourHint')}</p>
        <Behaviour {...props} />
      </section>
    </div>
  )
}

function TimeFields({ scenario, onChange }: Part): ReactNode {
  const { t } = useTranslation()
  const date = useId()
  return (
    <div className="st-scenario-numbers">
      <div className="st-number">
        <label htmlFor={date} className="sp-label">
          {t('simulate.startsAt')}
        </label>
        <input
          id={date}
          type="date"
          className="sp-input"
          value={scenario.startsAt.slice(0, 10)}
          onChange={({ target }) => {
            const startsAt = `${target.value}T08:00:00Z`
            if (!Number.isNaN(Date.parse(startsAt))) onChange({ ...scenario, startsAt })
          }}
        />
      </div>
      <NumberField
        label={t('simulate.days')}
        value={scenario.days}
        min={1}
        max={3660}
        onChange={(days) => onChange({ ...scenario, days })}
      />
      <NumberField
        label={t('simulate.seed')}
        value={scenario.seed}
        onChange={(seed) => onChange({ ...scenario, seed })}
      />
    </div>
  )
}

function Arrivals({ scenario, bundle, names, onChange }: Part): ReactNode {
  const { t } = useTranslation()
  const { arrivals } = scenario
  const change = (at: number, arrival: Arrival | null) =>
    onChange({
      ...scenario,
      arrivals: arrivals.flatMap((one, n) =>
        n !== at ? [one] : arrival === null ? [] : [arrival],
      ),
    })
  const titleOf = ({ workflow, under }: Pick<Arrival, 'workflow' | 'under'>) =>
    under === undefined
      ? names.workflow(workflow)
      : t('simulate.inside', { workflow: names.workflow(workflow), parent: names.workflow(under) })
  const more = startableIn(bundle).filter(
    (one) =>
      !arrivals.some(({ workflow, under }) => workflow === one.workflow && under === one.under),
  )
  return (
    <>
      <ul className="st-rows">
        {arrivals.map((arrival, at) => (
          <li key={`${arrival.workflow} ${arrival.under ?? ''}`}>
            <span className="st-row-title">{titleOf(arrival)}</span>
            {arrival.chance === undefined ? (
              <>
                <NumberField
                  label={t('simulate.count')}
                  value={arrival.count ?? 1}
                  max={100_000}
                  onChange={(count) => change(at, { ...arrival, count })}
                />
                <NumberField
                  label={t('simulate.fromDay')}
                  value={arrival.fromDay ?? 0}
                  max={3660}
                  onChange={(fromDay) => change(at, { ...arrival, fromDay })}
                />
                <NumberField
                  label={t('simulate.overDays')}
                  value={arrival.overDays ?? 0}
                  max={3660}
                  onChange={(overDays) => change(at, { ...arrival, overDays })}
                />
              </>
            ) : (
              <NumberField
                label={t('simulate.chance')}
                value={Math.round(arrival.chance * 100)}
                max={100}
                unit="%"
                onChange={(share) => change(at, { ...arrival, chance: share / 100 })}
              />
            )}
            <RemoveButton name={titleOf(arrival)} onRemove={() => change(at, null)} />
          </li>
        ))}
      </ul>
      <AddSelect
        label={t('simulate.addArrival')}
        options={more.map((one) => ({ value: JSON.stringify(one), label: titleOf(one) }))}
        onAdd={(value) =>
          onChange({
            ...scenario,
            arrivals: [...arrivals, { ...(JSON.parse(value) as Arrival), count: 10, overDays: 14 }],
          })
        }
      />
    </>
  )
}

function Staff({ scenario, bundle, names, onChange }: Part): ReactNode {
  const { t } = useTranslation()
  const { staff = {} } = scenario
  const roles = Object.entries(bundle.programme.roles).filter(
    ([, { kind }]) => kind === 'programme',
  )
  return (
    <>
      <ul className="st-rows">
        {Object.entries(staff).map(([role, model]) => (
          <li key={role}>
            <span className="st-row-title">{names.role(role)}</span>
            <NumberField
              label={t('simulate.people')}
              value={model.people}
              max={10_000}
              onChange={(people) =>
                onChange({ ...scenario, staff: { ...staff, [role]: { ...model, people } } })
              }
            />
            <NumberField
              label={t('simulate.hours')}
              value={model.hoursPerDay}
              min={0.25}
              max={16}
              whole={false}
              onChange={(hoursPerDay) =>
                onChange({ ...scenario, staff: { ...staff, [role]: { ...model, hoursPerDay } } })
              }
            />
            <RemoveButton
              name={names.role(role)}
              onRemove={() => {
                const { [role]: _gone, ...others } = staff
                onChange({ ...scenario, staff: others })
              }}
            />
          </li>
        ))}
      </ul>
      <AddSelect
        label={t('simulate.addRole')}
        options={roles
          .filter(([role]) => !Object.hasOwn(staff, role))
          .map(([role]) => ({ value: role, label: names.role(role) }))}
        onAdd={(role) =>
          onChange({ ...scenario, staff: { ...staff, [role]: { people: 3, hoursPerDay: 6 } } })
        }
      />
    </>
  )
}

function Behaviour({ scenario, bundle, names, onChange }: Part): ReactNode {
  const { t } = useTranslation()
  const { tasks = {} } = scenario
  const all = bundle.workflows.flatMap((workflow) =>
    tasksIn(workflow).map(({ task }) => ({ workflow: workflow.id, task })),
  )
  const titleOf = (key: string) => {
    const [workflow = '', task = ''] = key.split('.')
    return `${names.workflow(workflow)}: ${names.task(workflow, task)}`
  }
  const set = (key: string, model: TaskModel) =>
    onChange({ ...scenario, tasks: { ...tasks, [key]: model } })
  return (
    <>
      <ul className="st-rows">
        {Object.entries(tasks).map(([key, model]) => (
          <li key={key}>
            <span className="st-row-title">{titleOf(key)}</span>
            <NumberField
              label={t('simulate.done')}
              value={Math.round((model.chance ?? 0.97) * 100)}
              max={100}
              unit="%"
              onChange={(share) => set(key, { ...model, chance: share / 100 })}
            />
            {model.minutes && (
              <NumberField
                label={t('simulate.minutes')}
                value={model.minutes.usual}
                min={model.minutes.least}
                max={model.minutes.most}
                onChange={(usual) => set(key, { ...model, minutes: { ...model.minutes!, usual } })}
              />
            )}
            <Outcomes model={model} names={names} id={key} onChange={(next) => set(key, next)} />
            <RemoveButton
              name={titleOf(key)}
              onRemove={() => {
                const { [key]: _gone, ...others } = tasks
                onChange({ ...scenario, tasks: others })
              }}
            />
          </li>
        ))}
      </ul>
      <AddSelect
        label={t('simulate.addTask')}
        options={all
          .map(({ workflow, task }) => `${workflow}.${task.id}`)
          .filter((key) => !Object.hasOwn(tasks, key))
          .map((key) => ({ value: key, label: titleOf(key) }))}
        onAdd={(key) => set(key, { chance: 0.9, minutes: { least: 10, usual: 30, most: 120 } })}
      />
    </>
  )
}

/** How often a task leads where, of those ways the scenario names. */
function Outcomes(props: {
  id: string
  model: TaskModel
  names: SimulationNames
  onChange: (model: TaskModel) => void
}): ReactNode {
  const { t } = useTranslation()
  const { id, model, names, onChange } = props
  const { outcomes } = model
  const [workflow = ''] = id.split('.')
  if (outcomes === undefined) return null
  return Object.entries(outcomes).map(([state, weight]) => (
    <NumberField
      key={state}
      label={t('simulate.leadsTo', { state: names.state(workflow, state) })}
      value={weight}
      whole={false}
      onChange={(next) => onChange({ ...model, outcomes: { ...outcomes, [state]: next } })}
    />
  ))
}

function RemoveButton(props: { name: string; onRemove: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="sp-link-button"
      aria-label={t('simulate.removeNamed', { name: props.name })}
      onClick={props.onRemove}
    >
      {t('simulate.remove')}
    </button>
  )
}

function AddSelect(props: {
  label: string
  options: readonly { value: string; label: string }[]
  onAdd: (value: string) => void
}): ReactNode {
  const id = useId()
  if (props.options.length === 0) return null
  return (
    <>
      <label htmlFor={id} className="sp-visually-hidden">
        {props.label}
      </label>
      <select
        id={id}
        className="sp-input st-add"
        value=""
        onChange={({ target }) => target.value !== '' && props.onAdd(target.value)}
      >
        <option value="">{`${props.label}…`}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </>
  )
}
