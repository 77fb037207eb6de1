import { readCondition, type Comparison, type ConditionValue } from '@splot/definition/edit'
import type { TitledVariable } from '../names/titled-variables.ts'
import { operatorWord } from './operators-of.ts'

/**
 * Returns a condition as people say it: “Result is passed and Visits is at least 2”; `undefined` when it
 * says more than that. Pure.
 */
export function conditionWords(
  source: string,
  find: (path: string) => TitledVariable | undefined,
  t: (key: string) => string,
): string | undefined {
  const condition = readCondition(source)
  if (condition === null || condition.parts.length === 0) return undefined
  const said = condition.parts.map((part) => comparisonWords(part, find, t))
  return said.join(t(condition.join === 'all' ? 'conditions.and' : 'conditions.or'))
}

function comparisonWords(
  { name, operator, value }: Comparison,
  find: (path: string) => TitledVariable | undefined,
  t: (key: string) => string,
): string {
  const variable = find(name)
  const words = [`„${variable?.label ?? name}”`, t(operatorWord(operator, variable?.kind))]
  if (value !== undefined) words.push(valueWords(value, variable, find, t))
  return words.join(' ')
}

function valueWords(
  { kind, value }: ConditionValue,
  variable: TitledVariable | undefined,
  find: (path: string) => TitledVariable | undefined,
  t: (key: string) => string,
): string {
  if (kind === 'boolean') return t(value ? 'conditions.yes' : 'conditions.no')
  if (kind === 'name') return `„${find(value)?.label ?? value}”`
  if (kind !== 'text') return String(value)
  return `„${variable?.choices?.find((choice) => choice.value === value)?.label ?? value}”`
}
