import { parseAbsolute, parseDate, parseTime, type Time } from '@internationalized/date'
import type { CalendarDate, ZonedDateTime } from '@internationalized/date'
import { useMemo, type ReactNode } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
  TimeField,
} from 'react-aria-components'
import { useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { localeTag } from '../values/numbers.ts'
import { FieldSet, useInputTies, type ControlProps, type InputTies } from './field-frame.tsx'
import { useHeldDate } from './use-held-date.ts'

const zone = 'Europe/Warsaw'

/** A date, typed part by part in the reader's order or picked; kept as `2027-03-04`. */
export function DateControl(props: ControlProps): ReactNode {
  const { store, locale } = useFormContext()
  const ties = useInputTies(props)
  const text = textOf(props)
  // the same date each time: another one empties what was begun
  const value = useMemo(() => attempt(() => parseDate(text)), [text])
  const { around, picker } = useHeldDate(props, value, String)
  return (
    <FieldSet {...props}>
      <I18nProvider locale={localeTag(locale)}>
        <div {...around}>
          <DatePicker<CalendarDate>
            {...pickerTies(ties, props)}
            {...picker}
            onBlur={() => store.leave(props.pointer)}
            shouldForceLeadingZeros
          >
            <PickerParts />
          </DatePicker>
        </div>
      </I18nProvider>
    </FieldSet>
  )
}

/** A date and time, shown in the programme's zone, kept as a UTC instant. */
export function DateTimeControl(props: ControlProps): ReactNode {
  const { store, locale } = useFormContext()
  const ties = useInputTies(props)
  const text = textOf(props)
  const value = useMemo(() => attempt(() => parseAbsolute(text, zone)), [text])
  const { around, picker } = useHeldDate(props, value, (date) => date.toAbsoluteString())
  return (
    <FieldSet {...props}>
      <I18nProvider locale={localeTag(locale)}>
        <div {...around}>
          <DatePicker<ZonedDateTime>
            {...pickerTies(ties, props)}
            {...picker}
            granularity="minute"
            hideTimeZone
            hourCycle={24}
            {...(picker.value === null && { placeholderValue: noon(store.scope.moment.now) })}
            onBlur={() => store.leave(props.pointer)}
            shouldForceLeadingZeros
          >
            <PickerParts />
          </DatePicker>
        </div>
      </I18nProvider>
    </FieldSet>
  )
}

/** A time of day, kept as `14:30:00`. */
export function TimeControl(props: ControlProps): ReactNode {
  const { store, locale } = useFormContext()
  const ties = useInputTies(props)
  const value = attempt(() => parseTime(textOf(props)))
  return (
    <FieldSet {...props}>
      <I18nProvider locale={localeTag(locale)}>
        <TimeField<Time>
          {...pickerTies(ties, props)}
          value={value}
          hourCycle={24}
          shouldForceLeadingZeros
          onChange={(next) => store.setValue(props.pointer, next?.toString())}
          onBlur={() => store.leave(props.pointer)}
        >
          <DateInput className="sp-input sp-date-input" data-size="short">
            {(segment) => <DateSegment segment={segment} className="sp-date-segment" />}
          </DateInput>
        </TimeField>
      </I18nProvider>
    </FieldSet>
  )
}

function PickerParts(): ReactNode {
  const t = useFieldTexts()
  return (
    <>
      <Group className="sp-date-group">
        <DateInput className="sp-input sp-date-input">
          {(segment) => <DateSegment segment={segment} className="sp-date-segment" />}
        </DateInput>
        <Button className="sp-date-button" aria-label={t('date.open')}>
          <CalendarIcon />
        </Button>
      </Group>
      <Popover className="sp-popover">
        <Dialog className="sp-calendar-dialog">
          <Calendar className="sp-calendar">
            <header className="sp-calendar-header">
              <Button slot="previous" className="sp-icon-button">
                <span aria-hidden="true">‹</span>
              </Button>
              <Heading className="sp-calendar-heading" />
              <Button slot="next" className="sp-icon-button">
                <span aria-hidden="true">›</span>
              </Button>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className="sp-calendar-cell" />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </>
  )
}

function CalendarIcon(): ReactNode {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none">
      <rect x="2.5" y="4" width="15" height="13.5" rx="2" stroke="currentColor" strokeWidth="1.5" />
      <path d="M2.5 8.5h15M6.5 2v4M13.5 2v4" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}

function pickerTies(ties: InputTies, { view }: ControlProps) {
  return {
    'aria-labelledby': ties['aria-labelledby'],
    ...(ties['aria-describedby'] !== undefined && { 'aria-describedby': ties['aria-describedby'] }),
    isInvalid: view.issue !== null,
    isRequired: view.required,
  }
}

function textOf({ view }: ControlProps): string {
  return typeof view.value === 'string' ? view.value : ''
}

function attempt<T>(parse: () => T): T | null {
  try {
    return parse()
  } catch {
    return null
  }
}

function noon(now: string): ZonedDateTime {
  return parseAbsolute(now, zone).set({ hour: 12, minute: 0, second: 0, millisecond: 0 })
}
