import type { TFunction } from 'i18next'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatDateTime } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import type { Story, StoryStep } from './messages.ts'
import type { SimulationNames } from './names-of.ts'

/** The way of one synthetic case, step by step. */
export function CaseStory(props: {
  story: Story
  names: SimulationNames
  onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { story, names, onClose } = props
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    setAt(0)
    heading.current?.focus()
  }, [story])
  const step = story.steps[at]
  return (
    <section className="st-section st-story">
      <h3 ref={heading} tabIndex={-1}>
        {t('simulate.story', { workflow: names.workflow(story.workflow), id: story.id })}
      </h3>
      {!story.whole && <p className="st-quiet">{t('simulate.notWhole')}</p>}
      <div className="sp-actions">
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        >
          {t('simulate.previous')}
        </button>
        <span role="status">{t('simulate.stepOf', { at: at + 1, all: story.steps.length })}</span>
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          disabled={at >= story.steps.length - 1}
          onClick={() => setAt(at + 1)}
        >
          {t('simulate.next')}
        </button>
        <button type="button" className="sp-link-button" onClick={onClose}>
          {t('simulate.closeStory')}
        </button>
      </div>
      {step !== undefined && <Step step={step} workflow={story.workflow} names={names} />}
    </section>
  )
}

function Step(props: { step: StoryStep; workflow: string; names: SimulationNames }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { step, workflow, names } = props
  const { record, states, open, timers } = step
  const who = names.person(record.actor)
  const reasons = (record.reasons ?? []).map(({ text, values }) => filled(text[locale], values))
  return (
    <div className="st-card" aria-live="polite">
      <p>
        <b>{formatDateTime(record.at, locale)}</b> {who === null ? t('simulate.bySystem') : who}
      </p>
      <p>{happened(step, workflow, names, t)}</p>
      {reasons.map((reason) => (
        <p key={reason} className="st-quiet">
          {reason}
        </p>
      ))}
      <p>
        {t('simulate.nowIn')}{' '}
        <b>{states.map((state) => names.state(workflow, state)).join(' › ')}</b>
      </p>
      {open.length > 0 && (
        <>
          <p>{t('simulate.openTasks')}</p>
          <ul>
            {open.map(({ task, assignee, role, dueAt }, n) => (
              <li key={`${task} ${n}`}>
                {names.task(workflow, task)}
                {(assignee ?? role) !== undefined &&
                  ` – ${assignee === undefined ? names.role(role ?? '') : names.person(assignee)}`}
                {dueAt !== undefined &&
                  `, ${t('simulate.by', { date: formatDate(dueAt.slice(0, 10), locale) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {timers.length > 0 && (
        <>
          <p>{t('simulate.deadlines')}</p>
          <ul>
            {timers.map(({ timer, dueAt }) => (
              <li key={`${timer} ${dueAt}`}>
                {names.timer(workflow, timer)}: {formatDateTime(dueAt, locale)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function filled(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{([^}]+)\}/g, (place, source: string) => {
    const value = values[source]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : place
  })
}

function happened(
  { record }: StoryStep,
  workflow: string,
  names: SimulationNames,
  t: TFunction,
): string {
  const { type, event, item, data } = record
  const task = item === undefined ? '' : names.task(workflow, item.split(':')[0] ?? '')
  const timer = typeof data?.['timer'] === 'string' ? names.timer(workflow, data['timer']) : ''
  const named = event === undefined ? '' : names.event(workflow, event)
  return t(`simulate.happened.${type}`, { task, timer, event: named })
}
