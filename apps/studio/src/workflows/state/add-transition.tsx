import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  addEventTransition,
  addTransition,
  alternatives,
  type StateNode,
} from '@splot/definition/edit'
import { tasksOf } from '@splot/definition'
import { useDraft, useRun } from '../../draft/draft-context.ts'
import { CheckList } from '../../parts/check-list.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'
import { triggerWords, type OutlineFacts } from '../outline-facts.ts'
import { roleOptions, stateOptions } from '../outline-options.ts'
import { focusSoon } from './use-add-state.ts'

const newEvent = 'new'

/** Adds a way that leads on from a state: what it waits for, and where it leads. */
export function AddTransition(props: { node: StateNode; facts: OutlineFacts }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { node, facts } = props
  const { path, workflow, bundle } = useOutline()
  const run = useRun()
  const editable = useDraft((state) => state.editable)
  const [open, setOpen] = useState(false)
  const [trigger, setTrigger] = useState('')
  const [to, setTo] = useState('')
  const [title, setTitle] = useState('')
  const [roles, setRoles] = useState<string[]>([])
  const triggers = triggerOptions(node, facts)

  function add(event: FormEvent): void {
    event.preventDefault()
    const target = to === '' ? null : to
    if (trigger === newEvent) {
      const name = title.trim()
      if (name === '') return
      const text = { pl: name, en: name }
      run(
        addEventTransition(
          path,
          node.pointer,
          { title: text, ...(roles.length > 0 && { roles }) },
          target,
        ),
      )
    } else {
      const [kind = '', ...rest] = (trigger || triggers[0]?.value || '').split(' ')
      const place = {
        state: node.pointer,
        trigger: kind as 'event' | 'after' | 'always' | 'done',
        name: rest.join(' '),
      }
      run(addTransition(path, place, target))
    }
    setOpen(false)
    setTitle('')
    setRoles([])
    focusSoon(node.pointer)
  }

  if (!editable) return null
  if (!open) {
    return (
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => setOpen(true)}
      >
        {t('workflows.addWay')}
      </button>
    )
  }
  return (
    <form className="st-name-form" onSubmit={add}>
      <SelectField
        label={t('workflows.trigger')}
        value={trigger || (triggers[0]?.value ?? '')}
        options={triggers}
        onChange={setTrigger}
      />
      {trigger === newEvent && (
        <>
          <TextField label={t('workflows.newEvent')} value={title} onChange={setTitle} />
          <CheckList
            label={t('workflows.eventRoles')}
            values={roles}
            options={roleOptions(bundle, locale)}
            onChange={setRoles}
          />
        </>
      )}
      <SelectField
        label={t('workflows.target')}
        none={t('workflows.stays')}
        value={to}
        options={stateOptions(workflow, locale)}
        onChange={setTo}
      />
      <div className="sp-actions">
        <button type="submit" className="sp-button sp-small">
          {t('parts.add')}
        </button>
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() => setOpen(false)}
        >
          {t('parts.cancel')}
        </button>
      </div>
    </form>
  )
}

/** What a way can wait for here: tasks of this state first. */
function triggerOptions(node: StateNode, facts: OutlineFacts) {
  const { workflow, t } = facts
  const words = (trigger: 'event' | 'after' | 'always' | 'done', name: string) => ({
    value: `${trigger} ${name}`,
    label: triggerWords({ trigger, name }, facts),
  })
  const own = new Set((node.definition.meta?.tasks ?? []).map(({ submit }) => submit))
  const led = new Set(alternatives(node).map(({ name }) => name))
  const events = Object.keys(workflow.events ?? {})
  const byTask = new Set(tasksOf(workflow).map(({ submit }) => submit))
  const here = t('workflows.triggers.here')
  const other = t('workflows.triggers.events')
  return [
    ...events
      .filter((name) => own.has(name))
      .sort((a, b) => Number(led.has(a)) - Number(led.has(b)))
      .map((name) => ({ ...words('event', name), group: here })),
    { value: newEvent, label: t('workflows.triggers.new'), group: here },
    { ...words('always', ''), group: here },
    ...(node.children.length > 0 ? [{ ...words('done', ''), group: here }] : []),
    ...Object.keys(workflow.timers ?? {}).map((name) => ({
      ...words('after', name),
      group: t('workflows.triggers.deadlines'),
    })),
    ...events
      .filter((name) => !own.has(name) && !byTask.has(name))
      .map((name) => ({ ...words('event', name), group: other })),
    ...events
      .filter((name) => !own.has(name) && byTask.has(name))
      .map((name) => ({ ...words('event', name), group: t('workflows.triggers.tasks') })),
  ]
}
