import type { ArithmeticOperator, Expression, Span } from '../syntax/ast.ts'
import type { Findings } from './findings.ts'
import { kindName } from './kind-names.ts'
import { type Type, anyType, numberType, textType } from './type.ts'

const constructors = {
  date: 'date',
  'date-time': 'date and time',
  time: 'time',
  duration: 'duration',
}
const temporalKinds: readonly string[] = [
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
]
const ordered: readonly string[] = ['number', 'string', ...temporalKinds]

function isUnknown(type: Type): boolean {
  return type.kind === 'any' || type.kind === 'null'
}

/** Reports comparing what can never be compared. */
export function checkComparable(
  left: Type,
  right: Type,
  at: Span,
  order: boolean,
  to: Findings,
): void {
  if (isUnknown(left) || isUnknown(right)) return
  const fits = left.kind === right.kind && (!order || ordered.includes(left.kind))
  if (fits || isDateText(left, right, at, to) || isDateText(right, left, at, to)) return
  const [a, b] = [kindName(left.kind), kindName(right.kind)]
  to.add('expression.type', at, {
    pl: `Nie można porównać: ${a.pl} i ${b.pl}.`,
    en: `Cannot be compared: ${a.en} and ${b.en}.`,
  })
}

/** The commonest slip: JSON holds dates as texts, and a text is no date. */
function isDateText(text: Type, other: Type, at: Span, to: Findings): boolean {
  if (text.kind !== 'string' || !temporalKinds.includes(other.kind)) return false
  const maker = text.format ? constructors[text.format] : other.kind
  const written = maker.endsWith('duration') ? 'duration' : maker
  to.add('expression.date-text', at, {
    pl: `Tekst nie jest datą ani czasem: użyj ${written}(…).`,
    en: `A text is no date or duration: write ${written}(…).`,
  })
  return true
}

/** Reports a literal that a value of a closed set can never equal. */
export function checkPossible(type: Type, node: Expression, to: Findings): void {
  if (type.kind !== 'string' || !type.values || node.type !== 'text') return
  if (type.values.includes(node.value)) return
  const shown = type.values.slice(0, 12).join(', ')
  to.add(
    'expression.impossible-value',
    node,
    {
      pl: `Wartość „${node.value}” nie może tu wystąpić; możliwe: ${shown}.`,
      en: `The value “${node.value}” cannot occur here; possible: ${shown}.`,
    },
    { written: node.value, known: type.values },
  )
}

/** Reports an operand that is not of the kind a place needs. */
export function checkKind(
  type: Type,
  kinds: readonly Type['kind'][],
  at: Span,
  to: Findings,
): void {
  if (isUnknown(type) || kinds.includes(type.kind)) return
  if (isFormattedText(type) && kinds.some((kind) => temporalKinds.includes(kind))) {
    isDateText(type, { kind: 'date' }, at, to)
    return
  }
  const [found, wanted] = [kindName(type.kind), kindName(kinds[0] ?? 'any')]
  to.add('expression.type', at, {
    pl: `Oczekiwano: ${wanted.pl}, a jest: ${found.pl}.`,
    en: `Expected ${wanted.en} but found ${found.en}.`,
  })
}

function isFormattedText(type: Type): boolean {
  return type.kind === 'string' && type.format !== undefined
}

type Pair = `${Type['kind']} ${ArithmeticOperator} ${Type['kind']}`

const durations = ['days and time duration', 'years and months duration'] as const
const moments = ['date', 'time', 'date and time'] as const

const results = new Map<Pair, Type>([
  ['string + string', textType],
  ...(['+', '-', '*', '/', '**'] as const).map((operator): [Pair, Type] => [
    `number ${operator} number`,
    numberType,
  ]),
  ...durations.flatMap((kind): [Pair, Type][] => [
    [`${kind} + ${kind}`, { kind }],
    [`${kind} - ${kind}`, { kind }],
    [`${kind} * number`, { kind }],
    [`number * ${kind}`, { kind }],
    [`${kind} / number`, { kind }],
    [`${kind} / ${kind}`, numberType],
    ...moments
      .filter((moment) => moment !== 'time' || kind === 'days and time duration')
      .flatMap((moment): [Pair, Type][] => [
        [`${moment} + ${kind}`, { kind: moment }],
        [`${kind} + ${moment}`, { kind: moment }],
        [`${moment} - ${kind}`, { kind: moment }],
      ]),
  ]),
  ...(['date', 'date and time'] as const).flatMap((a) =>
    (['date', 'date and time'] as const).map((b): [Pair, Type] => [
      `${a} - ${b}`,
      { kind: 'days and time duration' },
    ]),
  ),
  ['time - time', { kind: 'days and time duration' }],
])

/** Result of an arithmetic operation; reports operands it is not defined for. */
export function arithmeticType(
  operator: ArithmeticOperator,
  left: Type,
  right: Type,
  at: Span,
  to: Findings,
): Type {
  if (isUnknown(left) || isUnknown(right)) return anyType
  const result = results.get(`${left.kind} ${operator} ${right.kind}`)
  if (result) return result
  if (isDateText(left, right, at, to) || isDateText(right, left, at, to)) return anyType
  const [a, b] = [kindName(left.kind), kindName(right.kind)]
  to.add('expression.type', at, {
    pl: `Działanie „${operator}” nie jest określone dla: ${a.pl} i ${b.pl}.`,
    en: `“${operator}” is not defined for ${a.en} and ${b.en}.`,
  })
  return anyType
}
