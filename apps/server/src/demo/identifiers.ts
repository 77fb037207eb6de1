/** Numbers of an organisation that nobody has: from the ranges for demonstrations. */
export interface Identifiers {
  nip: string
  regon: string
}

/** Returns the tax and statistical number made of `n`, or `null` where no check digit fits. Pure. */
export function identifiersOf(n: number): Identifiers | null {
  const nip = withCheckDigit(`999${String(n).padStart(6, '0')}`, [6, 5, 7, 2, 3, 4, 5, 6, 7])
  const regon = withCheckDigit(`99${String(n).padStart(6, '0')}`, [8, 9, 2, 3, 4, 5, 6, 7], true)
  return nip && regon ? { nip, regon } : null
}

/** A person of a PESEL: born between 1800 and 1999. */
export interface PeselFacts {
  /** ISO date such as `1899-05-04`. */
  born: string
  serial: number
  sex: 'F' | 'M'
}

/** Returns a PESEL with a good check digit. Pure. */
export function peselOf({ born, serial, sex }: PeselFacts): string {
  const [year = 0, month = 0, day = 0] = born.split('-').map(Number)
  const two = (value: number): string => String(value).padStart(2, '0')
  const coded = month + (year < 1900 ? 80 : 0)
  const last = (serial * 2 + (sex === 'M' ? 1 : 0)) % 10
  const stem = `${two(year % 100)}${two(coded)}${two(day)}${String(serial).padStart(3, '0')}${last}`
  const sum = stem
    .split('')
    .reduce((total, digit, i) => total + Number(digit) * [1, 3, 7, 9][i % 4]!, 0)
  return `${stem}${(10 - (sum % 10)) % 10}`
}

function withCheckDigit(stem: string, weights: number[], wraps = false): string | null {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(stem[i]), 0) % 11
  if (sum === 10 && !wraps) return null
  return `${stem}${sum % 10}`
}
