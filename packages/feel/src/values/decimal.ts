import { Decimal } from 'decimal.js'

/**
 * Numbers are JSON numbers, read as the shortest decimal that denotes them; each operation is exact
 * in decimal (34 digits) and only its result is rounded to a JSON number. So 0.1 + 0.2 = 0.3.
 */
const Exact = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -400 })

/** Results must be finite; everything else is no number. Pure. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** Returns a + b, exact before it is rounded once; `null` where JSON has no number for it. Pure. */
export function add(a: number, b: number): number | null {
  const sum = a + b
  return Number.isSafeInteger(sum) && Number.isInteger(a) ? sum : round(exact(a).plus(b))
}

/** Returns a − b in the same way. Pure. */
export function subtract(a: number, b: number): number | null {
  const difference = a - b
  const plain = Number.isSafeInteger(difference) && Number.isInteger(a)
  return plain ? difference : round(exact(a).minus(b))
}

/** Returns a × b in the same way. Pure. */
export function multiply(a: number, b: number): number | null {
  const product = a * b
  const plain = Number.isSafeInteger(product) && Number.isInteger(a) && Number.isInteger(b)
  return plain ? product : round(exact(a).times(b))
}

/** Whole numbers divide exactly in IEEE 754 up to the final rounding, which is the same rounding. */
export function divide(a: number, b: number): number | null {
  if (b === 0) return null
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return a / b
  return round(exact(a).div(b))
}

/** Beyond it, and for roots, the digits of a JSON number are no longer exact anyway. */
const largestExactExponent = 100

/** Returns a to the power of b, exact for whole exponents up to 100; else as binary computes it. Pure. */
export function power(a: number, b: number): number | null {
  const plain = a ** b
  if (Number.isSafeInteger(plain) && Number.isInteger(a) && b >= 0) return plain
  if (!Number.isInteger(b) || Math.abs(b) > largestExactExponent) return finite(plain)
  return Number.isFinite(plain) ? round(exact(a).pow(b)) : null
}

/** Remainder with the sign of the divisor. */
export function modulo(a: number, b: number): number | null {
  if (b === 0) return null
  const quotient = exact(a).div(b).floor()
  return round(exact(a).minus(quotient.times(b)))
}

/** Where a number goes that lies between two. */
export type Rounding = 'up' | 'down' | 'half up' | 'half down' | 'half even' | 'floor' | 'ceiling'

const roundings: Record<Rounding, Decimal.Rounding> = {
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  'half up': Decimal.ROUND_HALF_UP,
  'half down': Decimal.ROUND_HALF_DOWN,
  'half even': Decimal.ROUND_HALF_EVEN,
  floor: Decimal.ROUND_FLOOR,
  ceiling: Decimal.ROUND_CEIL,
}

/** Rounds to `scale` decimal places; a negative scale rounds to tens, hundreds and so on. */
export function toScale(value: number, scale: number, rounding: Rounding): number | null {
  if (scale < -6111 || scale > 6176) return null
  const shift = new Exact(10).pow(Math.trunc(scale))
  return round(exact(value).times(shift).toDecimalPlaces(0, roundings[rounding]).div(shift))
}

/** Returns the sum, exact before it is rounded once; of none 0. Pure. */
export function sumOf(numbers: readonly number[]): number | null {
  const plain = numbers.reduce((sum, one) => sum + one, 0)
  if (Number.isSafeInteger(plain) && numbers.every(Number.isSafeInteger)) return plain
  return round(numbers.reduce((sum, one) => sum.plus(one), new Exact(0)))
}

/** Mean of at least one number. */
export function meanOf(numbers: readonly number[]): number | null {
  const sum = numbers.reduce((total, one) => total.plus(one), new Exact(0))
  return round(sum.div(numbers.length))
}

/** Sample standard deviation of at least two numbers. */
export function deviationOf(numbers: readonly number[]): number | null {
  const sum = numbers.reduce((total, one) => total.plus(one), new Exact(0))
  const mean = sum.div(numbers.length)
  const squares = numbers.reduce(
    (total, one) => total.plus(exact(one).minus(mean).pow(2)),
    new Exact(0),
  )
  return round(squares.div(numbers.length - 1).sqrt())
}

/** Returns the plain decimal text of a number, never with an exponent. */
export function decimalText(value: number): string {
  const short = String(value)
  return short.includes('e') ? exact(value).toFixed() : short
}

function exact(value: number): Decimal {
  return new Exact(value)
}

function round(value: Decimal): number | null {
  const number = value.toNumber()
  return Number.isFinite(number) ? number + 0 : null
}
