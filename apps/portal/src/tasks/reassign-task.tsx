import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskCandidate, TaskSummary } from '@splot/runtime'
import { client } from '../api/client.ts'
import { candidatesQuery } from '../api/queries.ts'
import { ChooseWithReason } from '../parts/choose-with-reason.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocalText } from '@splot/react/texts'

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
  const queries = useQueryClient()
  const { task, people } = props
  const give = useMutation({
    mutationFn: (input: { to: string; reason: string }) => client.reassignTask(task.id, input),
    onSuccess: async (_, { to }) => {
      props.onGiven(people.find((person) => person.id === to)?.name ?? '')
      for (const key of ['tasks', 'case', 'task'])
        await queries.invalidateQueries({ queryKey: [key] })
    },
  })
  return (
    <ChooseWithReason
      label={t('task.reassignTo')}
      placeholder={t('task.reassignChoose')}
      choices={people.map(({ id, name, openTasks }) => ({
        id,
        label: t('task.reassignPerson', { name, count: openTasks }),
      }))}
      help={t('task.reassignReasonHelp')}
      send={t('task.reassignSend')}
      request={give}
      onSend={(to, reason) => give.mutate({ to, reason })}
      onCancel={props.onCancel}
    />
  )
}
