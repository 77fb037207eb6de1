import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { TaskView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { Refused } from '../parts/refused.tsx'

/** Gives a task back to those who may take it; the only thing left to do where one's role has ended. */
export function GiveBack({ task }: { task: TaskView }): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const isOver = !task.may.includes('work')
  const [open, setOpen] = useState(isOver)
  const give = useMutation({
    mutationFn: () => client.releaseTask(task.id),
    onSuccess: async () => {
      await navigate('/work')
      for (const key of ['tasks', 'task']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  if (!open) {
    return (
      <p className="po-after">
        <button type="button" className="sp-link-button" onClick={() => setOpen(true)}>
          {t('task.giveBack')}
        </button>
      </p>
    )
  }
  return (
    <section className="po-note po-after" aria-label={t('task.giveBack')}>
      <p>{t(isOver ? 'task.roleOver' : 'task.giveBackHelp')}</p>
      <Refused error={give.error} />
      <p className="sp-actions po-after">
        <button
          type="button"
          className="sp-button sp-small"
          disabled={give.isPending}
          onClick={() => give.mutate()}
        >
          {t('task.giveBack')}
        </button>
        {!isOver && (
          <button type="button" className="sp-link-button" onClick={() => setOpen(false)}>
            {t('common.cancel')}
          </button>
        )}
      </p>
    </section>
  )
}
