import { readCondition, type Comparison, type ConditionValue } from '@splot/definition/edit'
import type { TitledVariable } from '../names/titled-variables.ts'
import type { Say } from '../texts/use-say.ts'
import { operatorWord } from './operators-of.ts'

/**
 * Returns a condition as people say it: “Result is passed and Visits is at least 2”; `undefined` when it
 * says more than that. Pure.
 */
export function conditionWords(
  source: string,
  find: (path: string) => TitledVariable | undefined,
  t: Say,
): string | undefined {
  const condition = readCondition(source)
  if (condition === null || condition.parts.length === 0) return undefined
  const said = condition.parts.map((part) => comparisonWords(part, find, t))
  return said.join(t(condition.join === 'all' ? 'conditions.and' : 'conditions.or'))
}

function comparisonWords(
  { name, operator, value }: Comparison,
  find: (path: string) => TitledVariable | undefined,
  t: Say,
): string {
  const variable = find(name)
  const words = [
    t('conditions.quoted', { text: variable?.label ?? name }),
    t(operatorWord(operator, variable?.kind)),
  ]
  if (value !== undefined) words.push(valueWords(value, variable, find, t))
  return words.join(' ')
}

function valueWords(
  { kind, value }: ConditionValue,
  variable: TitledVariable | undefined,
  find: (path: string) => TitledVariable | undefined,
  t: Say,
): string {
  if (kind === 'boolean') return t(value ? 'conditions.yes' : 'conditions.no')
  if (kind === 'name') return t('conditions.quoted', { text: find(value)?.label ?? value })
  if (kind !== 'text') return String(value)
  const chosen = variable?.choices?.find((choice) => choice.value === value)
  return t('conditions.quoted', { text: chosen?.label ?? value })
}
