import '../workflows/workflows.css'
import { lazy, Suspense, useId, useMemo, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { calendarUses } from '@splot/definition/edit'
import { useFiles, useProgramme } from '../draft/use-files.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useFocusedPlace } from '../places/use-focused-place.ts'
import { PlaceList } from '../references/used-in.tsx'
import { useLocale } from '@splot/react/texts'
import { useProgrammeEdit } from './use-programme-edit.ts'
import { Fields } from '../parts/fields.tsx'

const DaysOff = lazy(async () => ({ default: (await import('./days-off.tsx')).DaysOff }))

/** Countries whose statutory days off can count. */
const countries = ['PL', 'CZ', 'SK', 'DE', 'LT', 'LV', 'EE', 'AT', 'FR', 'IT', 'ES', 'IE', 'GB']

/** Days that do not count in deadlines. */
export function CalendarPage(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const id = useId()
  const programme = useProgramme()
  const edit = useProgrammeEdit()
  const [day, setDay] = useState('')
  useFocusedPlace()
  if (programme === undefined) return null
  const { country, closures = [] } = programme.calendar
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const dates = new Intl.DateTimeFormat(locale === 'pl' ? 'pl-PL' : 'en-GB', {
    dateStyle: 'full',
    timeZone: 'UTC',
  })
  const known = countries.includes(country) ? countries : [...countries, country]
  const setClosures = (next: readonly string[]) =>
    edit.set('/calendar/closures', next.length > 0 ? [...next].sort() : undefined, {
      pl: 'Zmień dni wolne operatora',
      en: 'Change the closures of the operator',
    })
  function add(event: FormEvent): void {
    event.preventDefault()
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || closures.includes(day)) return
    setClosures([...closures, day])
    setDay('')
  }
  return (
    <>
      <PageTitle title={t('programme.calendar')} lead={t('programme.calendarLead')} />
      <Fields>
        <SelectField
          label={t('programme.country')}
          value={country}
          options={known.map((value) => ({ value, label: names.of(value) ?? value }))}
          place="/calendar/country"
          onChange={(next) =>
            edit.set('/calendar/country', next, {
              pl: 'Zmień kraj kalendarza',
              en: 'Change the country of the calendar',
            })
          }
        />
        <section className="st-part" data-place="/calendar/closures" tabIndex={-1}>
          <h2 className="st-group-title">{t('programme.closures')}</h2>
          <p className="st-quiet">{t('programme.closuresLead')}</p>
          <ul className="st-parts">
            {closures.map((one) => (
              <li key={one}>
                {dates.format(Date.parse(one))}
                <button
                  type="button"
                  className="sp-link-button"
                  aria-label={t('parts.removeNamed', { name: one })}
                  onClick={() => setClosures(closures.filter((other) => other !== one))}
                >
                  {t('parts.remove')}
                </button>
              </li>
            ))}
          </ul>
          <form className="st-inline" onSubmit={add}>
            <div className="st-field">
              <label className="sp-label" htmlFor={id}>
                {t('programme.newClosure')}
              </label>
              <input
                id={id}
                type="date"
                className="sp-input"
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            </div>
            <button type="submit" className="sp-button sp-secondary sp-small" disabled={day === ''}>
              {t('parts.add')}
            </button>
          </form>
        </section>
        <Suspense fallback={<Skeleton lines={4} />}>
          <DaysOff calendar={programme.calendar} timeZone={programme.timeZone} />
        </Suspense>
        <div className="st-used-in">
          <Disclosure title={t('references.usedInTitle')}>{() => <CalendarUses />}</Disclosure>
        </div>
      </Fields>
    </>
  )
}

/** What counts working days, or asks for them. */
function CalendarUses(): ReactNode {
  const { t } = useTranslation()
  const files = useFiles()
  const places = useMemo(() => calendarUses(files), [files])
  if (places.length === 0) return <p>{t('references.nobody')}</p>
  return <PlaceList places={places} />
}
