import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { client } from '../api/client.ts'
import { programmeTimeQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'

const dayMs = 24 * 60 * 60 * 1000
const steps = [1, 7, 30] as const

/** The clock of a demonstration, which an administrator moves forward to see deadlines act. */
export function ProgrammeClock(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const queries = useQueryClient()
  const { data: time } = useQuery(programmeTimeQuery)
  const move = useMutation({
    mutationFn: (days: number) =>
      client.moveClock(new Date(Date.parse(time?.now ?? '') + days * dayMs).toISOString()),
    // everything may be otherwise now
    onSettled: () => queries.invalidateQueries(),
  })
  if (time?.movable !== true) return null
  return (
    <section className="po-group" aria-labelledby="programme-clock">
      <h2 id="programme-clock">{t('clock.title')}</h2>
      <p>{t('clock.lead')}</p>
      <p>
        {t('clock.now')} <strong>{formatDateTime(time.now, locale)}</strong>
      </p>
      <p className="po-card-foot">
        {steps.map((days) => (
          <button
            key={days}
            type="button"
            className="sp-button sp-small"
            disabled={move.isPending}
            onClick={() => move.mutate(days)}
          >
            {t('clock.forward', { count: days })}
          </button>
        ))}
      </p>
      <p role="status" className="po-quiet">
        {move.isPending && t('clock.moving')}
        {move.isSuccess &&
          t('clock.moved', { timers: move.data.timers, effects: move.data.effects })}
      </p>
      {move.error !== null && <ProblemScreen error={move.error} />}
    </section>
  )
}
