/** How far away a deadline is. `days` are whole calendar days of the programme's zone. */
export interface TimeLeft {
  kind: 'overdue' | 'today' | 'tomorrow' | 'days'
  days: number
  urgency: 'overdue' | 'soon' | 'calm'
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Warsaw' })

/** Returns how much time is left, counted in calendar days as people count them. Pure. */
export function deadlineIn(dueAt: string, now: string): TimeLeft {
  const [due, current] = [new Date(dueAt), new Date(now)]
  const days = Math.round((dayNumber(due) - dayNumber(current)) / 86_400_000)
  if (due.getTime() < current.getTime()) return { kind: 'overdue', days, urgency: 'overdue' }
  if (days === 0) return { kind: 'today', days, urgency: 'soon' }
  if (days === 1) return { kind: 'tomorrow', days, urgency: 'soon' }
  return { kind: 'days', days, urgency: days <= 3 ? 'soon' : 'calm' }
}

function dayNumber(date: Date): number {
  return Date.parse(`${day.format(date)}T00:00:00Z`)
}
