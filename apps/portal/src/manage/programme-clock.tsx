import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog, formatDateTime } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { client } from '../api/client.ts'
import { programmeTimeQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'

const dayMs = 24 * 60 * 60 * 1000
const steps = [1, 7, 30] as const
/** A step longer than this lets so many deadlines pass that it is asked for twice. */
const longDays = 7

/** The clock of a demonstration, which an administrator moves forward to see deadlines act. */
export function ProgrammeClock(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const queries = useQueryClient()
  const { data: time } = useQuery(programmeTimeQuery)
  const [asked, setAsked] = useState<number | null>(null)
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
            onClick={() => (days > longDays ? setAsked(days) : move.mutate(days))}
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
      <ConfirmDialog
        open={asked !== null}
        title={t('clock.sure', { count: asked ?? 0 })}
        yes={t('clock.yes')}
        no={t('common.cancel')}
        onNo={() => setAsked(null)}
        onYes={() => {
          setAsked(null)
          if (asked !== null) move.mutate(asked)
        }}
      >
        <p>{t('clock.sureText')}</p>
      </ConfirmDialog>
    </section>
  )
}
