import { validate } from 'stdnum/lib/cjs/pl/nip.js'
import { bare, grouped, type TextFormat } from './text-format.ts'

/** Polish tax number: ten digits, weights 6 5 7 2 3 4 5 6 7 modulo 11; remainder 10 does not exist. */
export const nip: TextFormat = {
  normalise: (text) => bare(text).replace(/^PL/, ''),
  check(stored) {
    if (!/^[0-9]{10}$/.test(stored)) return 'form.nip'
    // stdnum lets the all-zero number pass.
    return /[1-9]/.test(stored) && validate(stored).isValid ? undefined : 'form.nip-checksum'
  },
  display: (stored) => grouped(stored, [3, 3, 2, 2], '-'),
}
