import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskCandidate, TaskSummary } from '@splot/runtime'
import { client } from '../api/client.ts'
import { candidatesQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocalText } from '../texts/use-locale.ts'

/** Who has the task, and a button to give it to somebody else; for whoever may. */
export function ReassignTask(props: {
  task: TaskSummary
  /** What to do when the task is somebody else's. */
  onGiven: (name: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const [open, setOpen] = useState(false)
  const { task } = props
  if (open) return <GiveTo {...props} onCancel={() => setOpen(false)} />
  return (
    <button
      type="button"
      className="sp-button sp-secondary sp-small"
      aria-label={t('task.reassignNamed', { title: text(task.title) })}
      onClick={() => setOpen(true)}
    >
      {t('task.reassign')}
    </button>
  )
}

function GiveTo(props: {
  task: TaskSummary
  onGiven: (name: string) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { task } = props
  const query = useQuery(candidatesQuery(task.id))
  return (
    <QueryView query={query} lines={2}>
      {(people) =>
        people.length === 0 ? (
          <div className="po-after">
            <p role="status">{t('task.reassignNobody')}</p>
            <button type="button" className="sp-link-button" onClick={props.onCancel}>
              {t('common.cancel')}
            </button>
          </div>
        ) : (
          <GiveToForm {...props} people={people} />
        )
      }
    </QueryView>
  )
}

function GiveToForm(props: {
  task: TaskSummary
  people: readonly TaskCandidate[]
  onGiven: (name: string) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const queries = useQueryClient()
  const { task, people } = props
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const give = useMutation({
    mutationFn: () => client.reassignTask(task.id, { to, reason: reason.trim() }),
    onSuccess: async () => {
      props.onGiven(people.find((person) => person.id === to)?.name ?? '')
      for (const key of ['tasks', 'case', 'task'])
        await queries.invalidateQueries({ queryKey: [key] })
    },
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    give.mutate()
  }

  return (
    <form className="po-after po-give" onSubmit={submit}>
      <div className="sp-field">
        <label className="sp-label" htmlFor={`${id}-to`}>
          {t('task.reassignTo')}
        </label>
        <select
          ref={first}
          id={`${id}-to`}
          className="sp-input sp-select"
          required
          value={to}
          onChange={(event) => setTo(event.target.value)}
        >
          <option value="">{t('task.reassignChoose')}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {t('task.reassignPerson', { name: person.name, count: person.openTasks })}
            </option>
          ))}
        </select>
      </div>
      <div className="sp-field">
        <label className="sp-label" htmlFor={`${id}-why`}>
          {t('common.reason')}
        </label>
        <p className="sp-help" id={`${id}-help`}>
          {t('task.reassignReasonHelp')}
        </p>
        <textarea
          id={`${id}-why`}
          className="sp-input"
          rows={3}
          required
          maxLength={2000}
          aria-describedby={`${id}-help`}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {give.error !== null && <ProblemScreen error={give.error} />}
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button sp-small" disabled={give.isPending}>
          {t('task.reassignSend')}
        </button>
        <button type="button" className="sp-link-button" onClick={props.onCancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
