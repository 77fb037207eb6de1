import type { JsonValue } from '../../json.ts'
import type { Locale } from '../../text.ts'
import type { Part } from '../part.ts'
import type { Names } from './names.ts'

/** Settings of a timer that together say how long it is. */
export const lengthSettings: readonly string[] = [
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'count',
]

type Unit = 'minutes' | 'hours' | 'days' | 'workingDays' | 'weeks' | 'months'

/** One, few (2–4), many; English has one and many. */
const units: Readonly<Record<Unit, { pl: [string, string, string]; en: [string, string] }>> = {
  minutes: { pl: ['minuta', 'minuty', 'minut'], en: ['minute', 'minutes'] },
  hours: { pl: ['godzina', 'godziny', 'godzin'], en: ['hour', 'hours'] },
  days: { pl: ['dzień', 'dni', 'dni'], en: ['day', 'days'] },
  workingDays: {
    pl: ['dzień roboczy', 'dni robocze', 'dni roboczych'],
    en: ['working day', 'working days'],
  },
  weeks: { pl: ['tydzień', 'tygodnie', 'tygodni'], en: ['week', 'weeks'] },
  months: { pl: ['miesiąc', 'miesiące', 'miesięcy'], en: ['month', 'months'] },
}

/**
 * Returns how long a timer is, or how far a reminder lies from it: “10 dni roboczych”, “3 days before”.
 * A length from a parameter bears its name. `undefined` where it says no length. Pure.
 */
export function lengthWords(part: Part, locale: Locale, names: Names): string | undefined {
  for (const unit of ['minutes', 'hours', 'days', 'weeks', 'months'] as const) {
    const amount = part.settings.get(unit)
    if (amount === undefined) continue
    const working = unit === 'days' && part.settings.get('count') === 'working'
    const words = amountWords(amount, working ? 'workingDays' : unit, locale, names)
    return part.kind === 'reminder' ? `${words} ${side(amount, locale)}` : words
  }
  return undefined
}

function amountWords(amount: JsonValue, unit: Unit, locale: Locale, names: Names): string {
  if (typeof amount === 'number')
    return `${Math.abs(amount)} ${counted(Math.abs(amount), unit, locale)}`
  const written = typeof amount === 'string' ? amount : JSON.stringify(amount)
  const parameter = /^parameters\.(\w+)$/.exec(written)?.[1]
  const title = parameter && names.parameter(parameter)?.[locale]
  const source = title ? `${title} (${parameter})` : written
  return `${source}, ${locale === 'pl' ? 'liczone' : 'counted'}: ${counted(5, unit, locale)}`
}

function counted(amount: number, unit: Unit, locale: Locale): string {
  const plural = new Intl.PluralRules(locale).select(amount)
  const forms = units[unit][locale]
  return plural === 'one' ? forms[0] : plural === 'few' ? forms[1] : forms.at(-1)!
}

function side(amount: JsonValue, locale: Locale): string {
  const before = typeof amount === 'number' && amount < 0
  if (locale === 'pl') return before ? 'przed terminem' : 'po terminie'
  return before ? 'before' : 'after'
}
