import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { IndicatorMoment } from './types.ts'

/** The day that is counted up to, and what expressions take for now. */
export interface CountedDay {
  at: string
  from: string | null
  /** Now of today, else the end of the day. */
  now: string
}

/**
 * Returns the day asked for, or today.
 *
 * @throws SplotError indicator.moment for a day that is none or still to come, or a period that is empty
 */
export function countedDay(deps: Deps, { at, from }: IndicatorMoment): CountedDay {
  const calendar = deps.library.calendar()
  const now = deps.clock.now()
  const today = calendar.dateOf(now)
  const day = at ?? today
  if (!isDate(day) || day > today)
    throw refused(`Expected a day up to ${today} but got "${day.slice(0, 40)}".`)
  if (from !== undefined && (!isDate(from) || from > day))
    throw refused(`Expected the first day of a period up to ${day} but got "${from.slice(0, 40)}".`)
  return { at: day, from: from ?? null, now: day === today ? now : calendar.endOfDay(day) }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
}

function refused(message: string): SplotError {
  return new SplotError('indicator.moment', message)
}
