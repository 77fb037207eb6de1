import type { ConditionOperator, ConditionValue } from '@splot/definition/edit'
import type { VariableKind } from '../names/known-variables.ts'

const ordered: ConditionOperator[] = ['is', 'isNot', 'less', 'atMost', 'more', 'atLeast']
const presence: ConditionOperator[] = ['filled', 'empty']

/** Returns what can be asked of a value of a kind, what is usual first. Pure. */
export function operatorsOf(kind: VariableKind | undefined): readonly ConditionOperator[] {
  if (kind === 'boolean') return ['is', ...presence]
  if (kind === 'number' || kind === 'date' || kind === 'datetime') return [...ordered, ...presence]
  if (kind === 'list') return ['contains', ...presence]
  if (kind === 'text') return ['is', 'isNot', ...presence]
  return [...ordered, 'contains', ...presence]
}

/** Returns the key of an operator's words: dates lie before and after, numbers are less and more. Pure. */
export function operatorWord(operator: ConditionOperator, kind: VariableKind | undefined): string {
  const dates: Partial<Record<ConditionOperator, string>> = {
    less: 'before',
    atMost: 'beforeOrOn',
    more: 'after',
    atLeast: 'onOrAfter',
  }
  const dated = kind === 'date' || kind === 'datetime'
  return `conditions.operators.${(dated && dates[operator]) || operator}`
}

/** Returns the first value of a comparison with a name of a kind. Pure. */
export function firstValue(
  kind: VariableKind | undefined,
  choices: readonly { value: string }[] | undefined,
): ConditionValue {
  if (kind === 'boolean') return { kind: 'boolean', value: true }
  if (kind === 'number') return { kind: 'number', value: 0 }
  return { kind: 'text', value: choices?.[0]?.value ?? '' }
}
