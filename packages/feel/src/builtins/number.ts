import { type Rounding, finite, modulo, toScale } from '../values/decimal.ts'
import { negate } from '../values/arithmetic.ts'
import { type Value, DaysDuration, type MonthsDuration } from '../values/value.ts'
import { define } from './define.ts'

/** Number functions (DMN 10.3.4.5). */
export const numberFunctions = [
  define(
    'Liczba zaokrąglona do podanej liczby miejsc (połówki do parzystej).',
    'Number rounded to a number of places (halves to even).',
    [['decimal(n: number, scale: number): number', rounding('half even')]],
  ),
  define('Zaokrąglenie w dół.', 'Rounded towards negative infinity.', [
    ['floor(n: number, scale?: number): number', rounding('floor')],
  ]),
  define('Zaokrąglenie w górę.', 'Rounded towards positive infinity.', [
    ['ceiling(n: number, scale?: number): number', rounding('ceiling')],
  ]),
  define('Zaokrąglenie od zera.', 'Rounded away from zero.', [
    ['round up(n: number, scale: number): number', rounding('up')],
  ]),
  define('Zaokrąglenie do zera.', 'Rounded towards zero.', [
    ['round down(n: number, scale: number): number', rounding('down')],
  ]),
  define('Zaokrąglenie, połówki od zera.', 'Rounded, halves away from zero.', [
    ['round half up(n: number, scale: number): number', rounding('half up')],
  ]),
  define('Zaokrąglenie, połówki do zera.', 'Rounded, halves towards zero.', [
    ['round half down(n: number, scale: number): number', rounding('half down')],
  ]),
  define(
    'Wartość bezwzględna liczby lub czasu trwania.',
    'Absolute value of a number or duration.',
    [
      [
        'abs(n: number|days and time duration|years and months duration): any',
        (_, value: number | DaysDuration | MonthsDuration) => absolute(value),
      ],
    ],
  ),
  define('Reszta z dzielenia, ze znakiem dzielnika.', 'Remainder, with the sign of the divisor.', [
    [
      'modulo(dividend: number, divisor: number): number',
      (_, dividend: number, divisor: number) => modulo(dividend, divisor),
    ],
  ]),
  define('Pierwiastek kwadratowy.', 'Square root.', [
    ['sqrt(number: number): number', (_, value: number) => (value < 0 ? null : Math.sqrt(value))],
  ]),
  define('Logarytm naturalny.', 'Natural logarithm.', [
    ['log(number: number): number', (_, value: number) => (value > 0 ? Math.log(value) : null)],
  ]),
  define('e do podanej potęgi.', 'e to a power.', [
    ['exp(number: number): number', (_, value: number) => finite(Math.exp(value))],
  ]),
  define('Czy liczba jest nieparzysta.', 'Whether a number is odd.', [
    ['odd(number: number): boolean', (_, value: number) => parity(value, 1)],
  ]),
  define('Czy liczba jest parzysta.', 'Whether a number is even.', [
    ['even(number: number): boolean', (_, value: number) => parity(value, 0)],
  ]),
]

function rounding(kind: Rounding) {
  return (_: unknown, value: number, scale?: number | null): Value =>
    scale === null ? null : toScale(value, scale ?? 0, kind)
}

function absolute(value: number | DaysDuration | MonthsDuration): Value {
  if (typeof value === 'number') return Math.abs(value)
  const size = value instanceof DaysDuration ? value.nanoseconds : value.months
  return size < 0 ? negate(value) : value
}

function parity(value: number, rest: number): Value {
  return Number.isInteger(value) ? Math.abs(value % 2) === rest : false
}
