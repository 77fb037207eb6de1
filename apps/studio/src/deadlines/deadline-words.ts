import type { Locale, ProgrammeDefinition, TimerDefinition } from '@splot/definition'
import type { Say } from '../texts/use-say.ts'

/** Lengths a deadline can have, and what its name is in the texts. */
export const lengthUnits = ['minutes', 'hours', 'days', 'weeks', 'months'] as const

/** A length of a deadline. */
export type LengthUnit = (typeof lengthUnits)[number]

/** Returns the unit a deadline is given in; `undefined` for one that takes a date from data. Pure. */
export function unitOf(timer: TimerDefinition): LengthUnit | undefined {
  return lengthUnits.find((unit) => timer[unit] !== undefined)
}

/** Returns the parameter an amount is taken from: `parameters.P10` gives `P10`. Pure. */
export function parameterOf(amount: number | string | undefined): string | undefined {
  return typeof amount === 'string' ? /^parameters\.(\w+)$/.exec(amount.trim())?.[1] : undefined
}

/**
 * Returns a deadline as people say it: “10 working days”; with a parameter the value it has now and the
 * parameter's title. Pure.
 */
export function deadlineWords(
  timer: TimerDefinition,
  { parameters }: Pick<ProgrammeDefinition, 'parameters'>,
  locale: Locale,
  t: Say,
): string {
  const unit = unitOf(timer)
  if (unit === undefined) return t('deadlines.words.at')
  const amount = timer[unit]
  const key = unit === 'days' && timer.count === 'working' ? 'workingDays' : unit
  if (typeof amount === 'number') return t(`deadlines.words.${key}`, { count: amount })
  const parameter = parameters?.[parameterOf(amount) ?? '']
  if (typeof parameter?.value !== 'number') return t('deadlines.words.computed')
  return t('deadlines.words.parameter', {
    length: t(`deadlines.words.${key}`, { count: parameter.value }),
    title: parameter.title[locale],
  })
}
