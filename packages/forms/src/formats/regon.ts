import { validate } from 'stdnum/lib/cjs/pl/regon.js'
import { bare, grouped, type TextFormat } from './text-format.ts'

/** Polish statistical number: 9 digits, or 14 for a local unit whose first nine are a REGON too. */
export const regon: TextFormat = {
  normalise: bare,
  check(stored) {
    if (!/^([0-9]{9}|[0-9]{14})$/.test(stored)) return 'form.regon'
    // stdnum lets the all-zero number pass.
    const good = /[1-9]/.test(stored.slice(0, 9)) && validate(stored).isValid
    return good ? undefined : 'form.regon-checksum'
  },
  display: (stored) =>
    stored.length === 14 ? grouped(stored, [9], ' ') : grouped(stored, [3, 3, 3], ' '),
}
