import type { Run } from '../run.ts'
import { deviationOf, meanOf, multiply, sumOf } from '../values/decimal.ts'
import { operations } from '../values/arithmetic.ts'
import { equal } from '../values/equality.ts'
import { order } from '../values/order.ts'
import { type Value, DaysDuration, type FunctionValue, MonthsDuration } from '../values/value.ts'
import { define } from './define.ts'

/** List functions (DMN 10.3.4.4) and `sort` (10.3.4.8). */
export const listFunctions = [
  define('Czy lista zawiera element.', 'Whether a list contains an element.', [
    [
      'list contains(list: list, element: any): boolean',
      (run, list: Value[], element: Value) =>
        run.indexes.has(list, element, (steps) => run.charge(steps)) ??
        list.some((item) => isSame(run, item, element)),
    ],
  ]),
  define('Liczba elementów listy.', 'Number of items of a list.', [
    ['count(list: list): number', (_, list: Value[]) => list.length],
  ]),
  define('Najmniejszy element.', 'Smallest item.', [
    ['min(list: list): any', (run, list: Value[]) => extreme(run, list, -1)],
    ['min(c: any, more...: any): any', (run, ...list: Value[]) => extreme(run, list, -1)],
  ]),
  define('Największy element.', 'Largest item.', [
    ['max(list: list): any', (run, list: Value[]) => extreme(run, list, 1)],
    ['max(c: any, more...: any): any', (run, ...list: Value[]) => extreme(run, list, 1)],
  ]),
  define('Suma liczb lub czasów trwania.', 'Sum of numbers or durations.', [
    ['sum(list: list): any', sum],
    ['sum(n: any, more...: any): any', (run, ...list: Value[]) => sum(run, list)],
  ]),
  define('Średnia arytmetyczna.', 'Arithmetic mean.', [
    ['mean(list: list): any', mean],
    ['mean(n: any, more...: any): any', (run, ...list: Value[]) => mean(run, list)],
  ]),
  define('Iloczyn liczb.', 'Product of numbers.', [
    ['product(list: list): number', product],
    ['product(n: any, more...: any): number', (run, ...list: Value[]) => product(run, list)],
  ]),
  define('Mediana liczb.', 'Median of numbers.', [
    ['median(list: list): number', median],
    ['median(n: any, more...: any): number', (run, ...list: Value[]) => median(run, list)],
  ]),
  define('Odchylenie standardowe próby.', 'Sample standard deviation.', [
    ['stddev(list: list): number', deviation],
    ['stddev(n: any, more...: any): number', (run, ...list: Value[]) => deviation(run, list)],
  ]),
  define('Najczęstsze liczby, rosnąco.', 'Most frequent numbers, ascending.', [
    ['mode(list: list): list', mode],
    ['mode(n: any, more...: any): list', (run, ...list: Value[]) => mode(run, list)],
  ]),
  define('Czy wszystkie elementy są prawdą.', 'Whether all items are true.', [
    ['all(list: list): boolean', (run, list: Value[]) => all(run, list)],
    ['all(b: any, more...: any): boolean', (run, ...list: Value[]) => all(run, list)],
  ]),
  define('Czy któryś element jest prawdą.', 'Whether any item is true.', [
    ['any(list: list): boolean', (run, list: Value[]) => any(run, list)],
    ['any(b: any, more...: any): boolean', (run, ...list: Value[]) => any(run, list)],
  ]),
  define('Część listy od pozycji.', 'Part of a list from a position.', [
    ['sublist(list: list, start position: number, length?: number): list', sublist],
  ]),
  define('Lista z dodanymi elementami.', 'List with items added.', [
    [
      'append(list: list, items...: any): list',
      (run, list: Value[], ...items: Value[]) => {
        const made = built(run, [...list, ...items])
        run.isMadeOf(made, list)
        return made
      },
    ],
  ]),
  define('Połączone listy.', 'Lists put together.', [
    ['concatenate(lists...: list): list', (run, ...lists: Value[][]) => built(run, lists.flat())],
  ]),
  define('Lista z elementem wstawionym na pozycji.', 'List with an item inserted at a position.', [
    ['insert before(list: list, position: number, newItem: any): list', insertBefore],
  ]),
  define('Lista bez elementu na pozycji.', 'List without the item at a position.', [
    ['remove(list: list, position: number): list', remove],
  ]),
  define('Lista z podmienionym elementem.', 'List with an item replaced.', [
    ['list replace(list: list, position: number, newItem: any): list', replaceAt],
    ['list replace(list: list, match: function, newItem: any): list', replaceMatching],
  ]),
  define('Lista w odwrotnej kolejności.', 'List in reverse order.', [
    ['reverse(list: list): list', (run, list: Value[]) => built(run, list.toReversed())],
  ]),
  define('Pozycje elementu na liście.', 'Positions of an element in a list.', [
    ['index of(list: list, match: any): list', indexOf],
  ]),
  define('Połączone listy bez powtórzeń.', 'Lists put together without duplicates.', [
    ['union(lists...: list): list', (run, ...lists: Value[][]) => distinct(run, lists.flat())],
  ]),
  define('Lista bez powtórzeń.', 'List without duplicates.', [
    ['distinct values(list: list): list', (run, list: Value[]) => distinct(run, list)],
  ]),
  define('Elementy, które się powtarzają.', 'Items that occur more than once.', [
    ['duplicate values(list: list): list', duplicates],
  ]),
  define('Lista bez list zagnieżdżonych.', 'List with nested lists dissolved.', [
    ['flatten(list: list): list', (run, list: Value[]) => built(run, flatten(run, list, []))],
  ]),
  define('Lista posortowana funkcją porównującą.', 'List sorted by a comparing function.', [
    ['sort(list: list, precedes: function): list', sort],
    [
      'sort(list: list): list',
      (run, list: Value[]) => sortBy(run, list, (a, b) => (order(a, b, run) ?? 0) < 0),
    ],
  ]),
]

function built(run: Run, list: Value[]): Value[] {
  run.chargeList(list.length)
  return list
}

function isSame(run: Run, a: Value, b: Value): boolean {
  run.charge(1)
  return equal(a, b, run) === true
}

function extreme(run: Run, list: Value[], direction: -1 | 1): Value {
  let best = list[0] ?? null
  run.charge(list.length)
  for (const item of list) {
    const ordered = order(item, best, run)
    if (ordered === null) return null
    if (ordered * direction > 0) best = item
  }
  return best
}

function numbersOf(run: Run, list: Value[]): number[] | null {
  run.charge(list.length)
  return list.length > 0 && list.every((item) => typeof item === 'number') ? list : null
}

function sum(run: Run, list: Value[]): Value {
  const numbers = numbersOf(run, list)
  return numbers ? sumOf(numbers) : durationSum(run, list)
}

function durationSum(run: Run, list: Value[]): Value {
  const [first = null, ...rest] = list
  if (!(first instanceof DaysDuration || first instanceof MonthsDuration)) return null
  return rest.reduce<Value>(
    (total, one) =>
      one instanceof DaysDuration || one instanceof MonthsDuration
        ? operations['+'](total, one, run)
        : null,
    first,
  )
}

function mean(run: Run, list: Value[]): Value {
  const numbers = numbersOf(run, list)
  return numbers ? meanOf(numbers) : operations['/'](durationSum(run, list), list.length, run)
}

function product(run: Run, list: Value[]): Value {
  const numbers = numbersOf(run, list)
  if (!numbers) return null
  return numbers.reduce<number | null>(
    (total, one) => (total === null ? null : multiply(total, one)),
    1,
  )
}

function median(run: Run, list: Value[]): Value {
  const numbers = numbersOf(run, list)?.toSorted((a, b) => a - b)
  if (!numbers) return null
  const half = numbers.length >> 1
  const upper = numbers[half] as number
  return numbers.length % 2 ? upper : meanOf([numbers[half - 1] as number, upper])
}

function deviation(run: Run, list: Value[]): Value {
  const numbers = numbersOf(run, list)
  return numbers && numbers.length > 1 ? deviationOf(numbers) : null
}

function mode(run: Run, list: Value[]): Value {
  if (list.length === 0) return []
  const numbers = numbersOf(run, list)
  if (!numbers) return null
  const counts = new Map<number, number>()
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([one]) => one)
    .toSorted((a, b) => a - b)
}

function all(run: Run, list: Value[]): Value {
  run.charge(list.length)
  if (list.includes(false)) return false
  return list.every((item) => item === true) ? true : null
}

function any(run: Run, list: Value[]): Value {
  run.charge(list.length)
  if (list.includes(true)) return true
  return list.every((item) => item === false) ? false : null
}

/** 0-based index of a FEEL position, which counts from 1, or from the end when negative. */
function indexAt(list: Value[], position: number, last: number): number | null {
  const index = position < 0 ? list.length + Math.trunc(position) : Math.trunc(position) - 1
  return position !== 0 && index >= 0 && index < last ? index : null
}

function sublist(run: Run, list: Value[], start: number, length?: number | null): Value {
  const index = indexAt(list, start, list.length)
  if (index === null) return null
  const size = length === undefined || length === null ? list.length - index : Math.trunc(length)
  if (size < 0 || index + size > list.length) return null
  return built(run, list.slice(index, index + size))
}

function insertBefore(run: Run, list: Value[], position: number, item: Value): Value {
  const index = indexAt(list, position, list.length + 1)
  return index === null ? null : built(run, list.toSpliced(index, 0, item))
}

function remove(run: Run, list: Value[], position: number): Value {
  const index = indexAt(list, position, list.length)
  return index === null ? null : built(run, list.toSpliced(index, 1))
}

function replaceAt(run: Run, list: Value[], position: number, item: Value): Value {
  const index = indexAt(list, position, list.length)
  return index === null ? null : built(run, list.with(index, item))
}

function replaceMatching(run: Run, list: Value[], match: FunctionValue, item: Value): Value {
  const verdicts = list.map((old) => match.call(run, [old, item]))
  if (!verdicts.every((verdict) => typeof verdict === 'boolean')) return null
  return built(
    run,
    list.map((old, index) => (verdicts[index] === true ? item : old)),
  )
}

function indexOf(run: Run, list: Value[], match: Value): Value {
  return list.flatMap((item, index) => (isSame(run, item, match) ? [index + 1] : []))
}

function distinct(run: Run, list: Value[]): Value {
  const kept: Value[] = []
  const seen = new Set<Value>()
  run.chargeList(list.length)
  for (const item of list) {
    if (seen.has(item)) continue
    // Only what has an inside needs comparing one by one.
    if (typeof item === 'object' && item !== null) {
      if (kept.some((other) => isSame(run, other, item))) continue
    }
    seen.add(item)
    kept.push(item)
  }
  return kept
}

function duplicates(run: Run, list: Value[]): Value {
  const repeated = list.filter(
    (item, index) => list.findIndex((other) => isSame(run, other, item)) < index,
  )
  return distinct(run, repeated)
}

function flatten(run: Run, list: Value[], into: Value[]): Value[] {
  run.charge(list.length + 1)
  for (const item of list) {
    if (Array.isArray(item)) flatten(run, item, into)
    else into.push(item)
  }
  return into
}

function sort(run: Run, list: Value[], precedes: FunctionValue): Value {
  if (precedes.parameters.length !== 2) return null
  return sortBy(run, list, (a, b) => precedes.call(run, [a, b]) === true)
}

function sortBy(run: Run, list: Value[], precedes: (a: Value, b: Value) => boolean): Value {
  run.chargeList(list.length)
  return list.toSorted((a, b) => {
    run.charge(1)
    return precedes(a, b) ? -1 : precedes(b, a) ? 1 : 0
  })
}
