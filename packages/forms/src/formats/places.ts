import { bare, type TextFormat } from './text-format.ts'

/** Polish postal code `NN-NNN`; five digits get their hyphen. */
export const postal: TextFormat = {
  normalise(text) {
    const trimmed = text.trim()
    return /^[0-9]{5}$/.test(trimmed) ? `${trimmed.slice(0, 2)}-${trimmed.slice(2)}` : trimmed
  },
  check: (stored) =>
    /^[0-9]{2}-[0-9]{3}$/.test(stored) && stored !== '00-000' ? undefined : 'form.postal',
  display: (stored) => stored,
}

/**
 * Commune code of TERYT, `WWPPGGR`: voivodeship 02–32 even, county and commune 01–99, kind 1–5, 8 or
 * 9. Structure only; whether the commune exists is a matter of a code list.
 */
export const terc: TextFormat = {
  normalise: bare,
  check(stored) {
    const parts = /^([0-9]{2})([0-9]{2})([0-9]{2})([1234589])$/.exec(stored)
    if (!parts) return 'form.terc'
    const voivodeship = Number(parts[1])
    const known = voivodeship >= 2 && voivodeship <= 32 && voivodeship % 2 === 0
    return known && parts[2] !== '00' && parts[3] !== '00' ? undefined : 'form.terc'
  },
  display: (stored) => stored,
}

/** Code of the Polish classification of activities, `NN.NN.X`. */
export const pkd: TextFormat = {
  normalise(text) {
    const letters = bare(text).replaceAll('.', '')
    return /^[0-9]{4}[A-Z]$/.test(letters)
      ? `${letters.slice(0, 2)}.${letters.slice(2, 4)}.${letters.slice(4)}`
      : text.trim().toUpperCase()
  },
  check: (stored) => (/^[0-9]{2}\.[0-9]{2}\.[A-Z]$/.test(stored) ? undefined : 'form.pkd'),
  display: (stored) => stored,
}
