import type { Run } from '../run.ts'
import { rangeContains } from '../values/contains.ts'
import { order } from '../values/order.ts'
import { RangeValue, type Value } from '../values/value.ts'
import type { BuiltIn } from './signature.ts'
import { define } from './define.ts'

/** An end of a range: its value and whether it belongs to the range. */
interface End {
  value: Value
  included: boolean
}

type Verdict = boolean | null

/** Range functions (DMN 10.3.4.9). A point counts as the range that holds only it. */
export const rangeFunctions: BuiltIn[] = [
  relation(
    'before',
    'a',
    'b',
    'Czy pierwszy leży w całości przed drugim.',
    'Whether the first lies wholly before the second.',
    isBefore,
  ),
  relation(
    'after',
    'a',
    'b',
    'Czy pierwszy leży w całości po drugim.',
    'Whether the first lies wholly after the second.',
    (a, b, run) => isBefore(b, a, run),
  ),
  ranges(
    'meets',
    'Czy pierwszy kończy się tam, gdzie zaczyna się drugi.',
    'Whether the first ends where the second starts.',
    meets,
  ),
  ranges(
    'met by',
    'Czy pierwszy zaczyna się tam, gdzie kończy się drugi.',
    'Whether the first starts where the second ends.',
    (a, b, run) => meets(b, a, run),
  ),
  ranges('overlaps', 'Czy zakresy mają część wspólną.', 'Whether the ranges overlap.', overlaps),
  ranges(
    'overlaps before',
    'Czy pierwszy zaczyna się wcześniej i zachodzi na początek drugiego.',
    'Whether the first starts earlier and reaches into the second.',
    overlapsBefore,
  ),
  ranges(
    'overlaps after',
    'Czy pierwszy zaczyna się w drugim i sięga dalej.',
    'Whether the first starts in the second and reaches beyond.',
    overlapsAfter,
  ),
  relation(
    'finishes',
    'a',
    'b',
    'Czy pierwszy jest końcówką drugiego.',
    'Whether the first is the final part of the second.',
    finishes,
  ),
  relation(
    'finished by',
    'a',
    'b',
    'Czy drugi jest końcówką pierwszego.',
    'Whether the second is the final part of the first.',
    (a, b, run) => finishes(b, a, run),
  ),
  relation(
    'includes',
    'a',
    'b',
    'Czy pierwszy zawiera drugi.',
    'Whether the first includes the second.',
    includes,
  ),
  relation(
    'during',
    'a',
    'b',
    'Czy pierwszy zawiera się w drugim.',
    'Whether the first lies in the second.',
    (a, b, run) => includes(b, a, run),
  ),
  relation(
    'starts',
    'a',
    'b',
    'Czy pierwszy jest początkiem drugiego.',
    'Whether the first is the initial part of the second.',
    starts,
  ),
  relation(
    'started by',
    'a',
    'b',
    'Czy drugi jest początkiem pierwszego.',
    'Whether the second is the initial part of the first.',
    (a, b, run) => starts(b, a, run),
  ),
  relation('coincides', 'a', 'b', 'Czy są równe.', 'Whether they are equal.', coincides),
]

type Relation = (a: RangeValue, b: RangeValue, run: Run) => Verdict

/** Which of both arguments must be a range, besides two points and two ranges. */
function relation(
  name: string,
  first: string,
  second: string,
  pl: string,
  en: string,
  holds: Relation,
): BuiltIn {
  return define(pl, en, [
    [
      `${name}(${first}: any, ${second}: any): boolean`,
      (run: Run, a: Value, b: Value) => {
        const [left, right] = [asRange(a), asRange(b)]
        return left && right ? holds(left, right, run) : null
      },
    ],
  ])
}

function ranges(name: string, pl: string, en: string, holds: Relation): BuiltIn {
  return define(pl, en, [
    [
      `${name}(range1: range, range2: range): boolean`,
      (run: Run, a: RangeValue, b: RangeValue) => holds(a, b, run),
    ],
  ])
}

function asRange(value: Value): RangeValue | null {
  if (value instanceof RangeValue) return value
  if (Array.isArray(value)) return value.length === 1 ? asRange(value[0] ?? null) : null
  return value === null ? null : new RangeValue(value, value, true, true)
}

const startOf = (range: RangeValue): End => ({ value: range.start, included: range.startIncluded })
const endOf = (range: RangeValue): End => ({ value: range.end, included: range.endIncluded })

/** Places two starts in order; `null` for what cannot be compared. */
function orderStarts(a: End, b: End, run: Run): number | null {
  const ordered = order(a.value, b.value, run)
  return ordered === 0 ? Number(b.included) - Number(a.included) : ordered
}

function orderEnds(a: End, b: End, run: Run): number | null {
  const ordered = order(a.value, b.value, run)
  return ordered === 0 ? Number(a.included) - Number(b.included) : ordered
}

function isBefore(a: RangeValue, b: RangeValue, run: Run): Verdict {
  const ordered = order(a.end, b.start, run)
  if (ordered === null) return null
  return ordered < 0 || (ordered === 0 && !(a.endIncluded && b.startIncluded))
}

function meets(a: RangeValue, b: RangeValue, run: Run): Verdict {
  const ordered = order(a.end, b.start, run)
  return ordered === null ? null : ordered === 0 && a.endIncluded && b.startIncluded
}

function overlaps(a: RangeValue, b: RangeValue, run: Run): Verdict {
  const [first, second] = [isBefore(a, b, run), isBefore(b, a, run)]
  return first === null || second === null ? null : !first && !second
}

/** `null` as soon as one part is, else whether all parts hold. */
function every(parts: Verdict[]): Verdict {
  return parts.includes(null) ? null : parts.every((part) => part === true)
}

function is(ordered: number | null, test: (size: number) => boolean): Verdict {
  return ordered === null ? null : test(ordered)
}

function overlapsBefore(a: RangeValue, b: RangeValue, run: Run): Verdict {
  return every([
    is(orderStarts(startOf(a), startOf(b), run), (size) => size < 0),
    is(orderEnds(endOf(a), endOf(b), run), (size) => size <= 0),
    overlaps(a, b, run),
  ])
}

function overlapsAfter(a: RangeValue, b: RangeValue, run: Run): Verdict {
  return every([
    is(orderStarts(startOf(a), startOf(b), run), (size) => size >= 0),
    is(orderEnds(endOf(a), endOf(b), run), (size) => size > 0),
    overlaps(a, b, run),
  ])
}

function finishes(a: RangeValue, b: RangeValue, run: Run): Verdict {
  return every([
    is(orderEnds(endOf(a), endOf(b), run), (size) => size === 0),
    is(orderStarts(startOf(a), startOf(b), run), (size) => size >= 0),
  ])
}

function starts(a: RangeValue, b: RangeValue, run: Run): Verdict {
  return every([
    is(orderStarts(startOf(a), startOf(b), run), (size) => size === 0),
    is(orderEnds(endOf(a), endOf(b), run), (size) => size <= 0),
  ])
}

function includes(a: RangeValue, b: RangeValue, run: Run): Verdict {
  if (b.start === b.end) return rangeContains(a, b.start, run)
  return every([
    is(orderStarts(startOf(a), startOf(b), run), (size) => size <= 0),
    is(orderEnds(endOf(a), endOf(b), run), (size) => size >= 0),
  ])
}

function coincides(a: RangeValue, b: RangeValue, run: Run): Verdict {
  return every([
    is(orderStarts(startOf(a), startOf(b), run), (size) => size === 0),
    is(orderEnds(endOf(a), endOf(b), run), (size) => size === 0),
  ])
}
