import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDefinition } from '@splot/definition'
import { createCalendar } from '@splot/engine'
import { NumberField } from '../parts/number-field.tsx'
import { useLocale } from '@splot/react/texts'

/** Every day off of a year that falls on a weekday, as deadlines will see it. */
export function DaysOff(props: { calendar: CalendarDefinition; timeZone: string }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { calendar, timeZone } = props
  const [year, setYear] = useState(() => new Date().getFullYear())
  const days = useMemo(() => {
    const made = createCalendar(calendar, timeZone)
    return {
      off: made.daysOff(`${year}-01-01`, `${year}-12-31`).filter(isWeekday),
      working: made.workingDaysInYear(year),
    }
  }, [calendar, timeZone, year])
  const dates = new Intl.DateTimeFormat(locale === 'pl' ? 'pl-PL' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return (
    <section className="st-part" aria-label={t('programme.daysOff')}>
      <h2 className="st-group-title">{t('programme.daysOff')}</h2>
      <NumberField
        label={t('programme.year')}
        value={year}
        min={2020}
        max={2100}
        onChange={setYear}
      />
      <p role="status">{t('programme.workingDays', { count: days.working })}</p>
      <ul className="st-parts">
        {days.off.map((day) => (
          <li key={day}>{dates.format(Date.parse(day))}</li>
        ))}
      </ul>
    </section>
  )
}

function isWeekday(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day !== 0 && day !== 6
}
