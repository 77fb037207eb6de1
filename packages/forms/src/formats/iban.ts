import { isValidIBAN } from 'ibantools'
import { bare, grouped, type TextFormat } from './text-format.ts'

/**
 * Returns the number modulo 97 as ISO 13616 reads it. ibantools also refuses a Polish account for the
 * digit inside its sort code, which may only warn, so it decides foreign accounts only.
 */
function remainder(stored: string): number {
  const moved = stored.slice(4) + stored.slice(0, 4)
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest
}

/** Polish bank account number: `PL`, check digits 02–98, 24 digits; modulo 97 of ISO 13616. */
export const iban: TextFormat = {
  normalise(text) {
    const stored = bare(text)
    return /^[0-9]{26}$/.test(stored) ? `PL${stored}` : stored
  },
  check(stored) {
    if (/^[A-Z]{2}/.test(stored) && !stored.startsWith('PL'))
      return isValidIBAN(stored) ? 'form.iban-country' : 'form.iban'
    if (!/^PL[0-9]{26}$/.test(stored)) return 'form.iban'
    const check = Number(stored.slice(2, 4))
    return check >= 2 && check <= 98 && remainder(stored) === 1 ? undefined : 'form.iban-checksum'
  },
  display: (stored) => grouped(stored, [4, 4, 4, 4, 4, 4, 4], ' '),
}

/**
 * Whether the eighth digit of the sort code fits the first seven (weights 3 9 7 1 3 9 7). Some real
 * accounts may not keep it, so it can only warn. Pure.
 */
export function sortCodeHolds(stored: string): boolean {
  const code = stored.slice(4, 12)
  let sum = 0
  for (let index = 0; index < 7; index += 1)
    sum += Number(code[index]) * ([3, 9, 7, 1, 3, 9, 7][index] ?? 0)
  return (10 - (sum % 10)) % 10 === Number(code[7])
}
