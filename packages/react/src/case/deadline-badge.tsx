import type { ReactNode } from 'react'
import { useLocale, useTexts } from '../texts/use-texts.ts'
import { formatDateTime, formatTime } from '../values/format.ts'
import { deadlineIn } from './deadline.ts'

/** How much time is left, in words, with the exact date beside it. */
export function DeadlineBadge({ dueAt, now }: { dueAt: string; now?: string }): ReactNode {
  const t = useTexts()
  const locale = useLocale()
  const left = deadlineIn(dueAt, now ?? new Date().toISOString())
  const date = formatDateTime(dueAt, locale)
  const time = formatTime(dueAt, locale)
  const words =
    left.kind === 'days'
      ? t('deadline.days', { count: left.days })
      : t(`deadline.${left.kind}`, { date, time })
  return (
    <span className="sp-deadline" data-urgency={left.urgency}>
      <span className="sp-deadline-words">{words}</span>
      {left.kind === 'days' && (
        <time className="sp-deadline-date" dateTime={dueAt}>
          {t('deadline.on', { date })}
        </time>
      )}
    </span>
  )
}
