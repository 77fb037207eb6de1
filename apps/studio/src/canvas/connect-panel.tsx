import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkflowDefinition } from '@splot/definition'
import { addEventTransition, addTransition, stateAt, stateTitle } from '@splot/definition/edit'
import { useRun } from '../draft/draft-context.ts'
import { useProgramme, type Placed } from '../draft/use-files.ts'
import { Choice } from '../parts/choice.tsx'
import { useLocale } from '@splot/react/texts'

type Start = 'known' | 'new' | 'timer' | 'always'

/** Says what lets a case go from one state to another: an event, a deadline, or nothing else. */
export function ConnectPanel(props: {
  from: string
  to: string
  workflow: Placed<WorkflowDefinition>
  onDone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const run = useRun()
  const field = useId()
  const { from, to, workflow, onDone } = props
  const { path, value } = workflow
  const events = Object.entries(value.events)
  const timers = Object.entries(value.timers ?? {})
  const [start, setStart] = useState<Start>(events.length > 0 ? 'known' : 'new')
  const [event, setEvent] = useState(events[0]?.[0] ?? '')
  const [timer, setTimer] = useState(timers[0]?.[0] ?? '')
  const [title, setTitle] = useState('')
  const [role, setRole] = useState('')
  const roles = Object.entries(useProgramme()?.roles ?? {})
  const named = (pointer: string) => stateTitle(stateAt(value, pointer))[locale]
  const ready = start === 'new' ? title.trim() !== '' : start !== 'timer' || timer !== ''
  const connect = () => {
    if (start === 'new') {
      const text = { pl: title.trim(), en: title.trim() }
      run(
        addEventTransition(path, from, { title: text, ...(role !== '' && { roles: [role] }) }, to),
      )
    } else if (start === 'known')
      run(addTransition(path, { state: from, trigger: 'event', name: event }, to))
    else if (start === 'timer')
      run(addTransition(path, { state: from, trigger: 'after', name: timer }, to))
    else run(addTransition(path, { state: from, trigger: 'always', name: '' }, to))
    onDone()
  }
  const options = [
    ...(events.length > 0 ? [{ value: 'known' as const, label: t('canvas.start.known') }] : []),
    { value: 'new' as const, label: t('canvas.start.new') },
    ...(timers.length > 0 ? [{ value: 'timer' as const, label: t('canvas.start.timer') }] : []),
    { value: 'always' as const, label: t('canvas.start.always') },
  ]
  return (
    <section aria-label={t('canvas.connect')}>
      <h2>{t('canvas.connect')}</h2>
      <p>
        {named(from)} → {named(to)}
      </p>
      <Choice
        stacked
        label={t('canvas.startLabel')}
        value={start}
        options={options}
        onChange={setStart}
      />
      {start === 'known' && (
        <Names
          id={`${field}event`}
          label={t('canvas.event')}
          value={event}
          names={events.map(([name, one]) => [name, one.title[locale] || name])}
          onChange={setEvent}
        />
      )}
      {start === 'timer' && (
        <Names
          id={`${field}timer`}
          label={t('canvas.timer')}
          value={timer}
          names={timers.map(([name, one]) => [name, one.title?.[locale] || name])}
          onChange={setTimer}
        />
      )}
      {start === 'new' && (
        <div className="st-canvas-field">
          <label htmlFor={`${field}title`} className="sp-label">
            {t('canvas.newEvent')}
          </label>
          <input
            id={`${field}title`}
            className="sp-input"
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
        </div>
      )}
      {start === 'new' && (
        <Names
          id={`${field}role`}
          label={t('canvas.whoSends')}
          value={role}
          names={[
            ['', t('canvas.nobodySends')],
            ...roles.map(([name, one]) => [name, one.title[locale] || name] as const),
          ]}
          onChange={setRole}
        />
      )}
      <div className="sp-actions">
        <button type="button" className="sp-button sp-small" disabled={!ready} onClick={connect}>
          {t('canvas.doConnect')}
        </button>
        <button type="button" className="sp-button sp-secondary sp-small" onClick={onDone}>
          {t('parts.cancel')}
        </button>
      </div>
    </section>
  )
}

function Names(props: {
  id: string
  label: string
  value: string
  names: readonly (readonly [name: string, title: string])[]
  onChange: (name: string) => void
}): ReactNode {
  return (
    <div className="st-canvas-field">
      <label htmlFor={props.id} className="sp-label">
        {props.label}
      </label>
      <select
        id={props.id}
        className="sp-input"
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      >
        {props.names.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}
