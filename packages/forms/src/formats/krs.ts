import { bare, type TextFormat } from './text-format.ts'

/** Number in the court register: ten digits with leading zeros, no check digit. */
export const krs: TextFormat = {
  normalise(text) {
    const digits = bare(text)
    return /^[0-9]{1,10}$/.test(digits) ? digits.padStart(10, '0') : digits
  },
  check: (stored) =>
    /^[0-9]{10}$/.test(stored) && stored !== '0000000000' ? undefined : 'form.krs',
  display: (stored) => stored,
}
