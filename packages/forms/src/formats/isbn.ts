import { validate } from 'stdnum/lib/cjs/gen/ean.js'
import { bare, grouped, type TextFormat } from './text-format.ts'

/** ISBN-13: prefix 978 or 979, check digit modulo 10 with weights 1 and 3. */
export const isbn: TextFormat = {
  normalise: (text) => bare(text).replace(/^ISBN:?/, ''),
  check: (stored) =>
    /^97[89][0-9]{10}$/.test(stored) && validate(stored).isValid ? undefined : 'form.isbn',
  display: (stored) => grouped(stored, [3], '-'),
}
