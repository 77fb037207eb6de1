import { useState, type FocusEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Issue } from '@splot/definition'
import { useFormContext } from '../store/form-context.ts'
import { isImpossibleDay } from '../values/impossible-day.ts'
import type { ControlProps } from './field-frame.tsx'

/** A date picker that keeps what was typed where no calendar has such a day. */
export interface HeldDate<T> {
  /** For the element around the picker. */
  around: {
    onFocusCapture: () => void
    onBlurCapture: (event: FocusEvent<HTMLElement>) => void
  }
  picker: { value: T | null; isReadOnly: boolean; onChange: (next: T | null) => void }
}

/**
 * Returns how a picker refuses 31 February. Left to itself it makes 28 February of it when it is left:
 * there, and only there, it is made to look read-only, so that it changes nothing.
 */
export function useHeldDate<T>(
  { pointer }: ControlProps,
  value: T | null,
  toText: (date: T) => string,
): HeldDate<T> {
  const { store } = useFormContext()
  /** What the picker stands on while something impossible is shown in it. */
  const [held, setHeld] = useState<{ value: T | null } | null>(null)
  const [away, setAway] = useState(false)

  function onBlurCapture({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
    if (currentTarget.contains(relatedTarget)) return
    const part = (type: string) =>
      Number(currentTarget.querySelector(`[role="spinbutton"][data-type="${type}"]`)?.textContent)
    if (isImpossibleDay({ year: part('year'), month: part('month'), day: part('day') })) {
      // before the picker hears of it
      flushSync(() => {
        setHeld(held ?? { value })
        setAway(true)
      })
      store.setValue(pointer, undefined)
      store.setInputIssue(pointer, { ...noSuchDay, path: pointer })
    } else if (held?.value && Number.isInteger(part('day'))) {
      // typed back to what it was, which the picker calls no change
      change(held.value)
    }
  }

  function change(next: T | null): void {
    setHeld(null)
    store.setValue(pointer, next === null ? undefined : toText(next))
  }

  return {
    around: { onFocusCapture: () => setAway(false), onBlurCapture },
    picker: {
      value: held === null ? value : held.value,
      isReadOnly: held !== null && away,
      onChange: change,
    },
  }
}

const noSuchDay: Omit<Issue, 'path'> = {
  code: 'form.date',
  message: {
    pl: 'Takiego dnia nie ma w kalendarzu. Sprawdź dzień i miesiąc.',
    en: 'There is no such day in the calendar. Check the day and the month.',
  },
}
