import type { JsonObject } from '@splot/definition'
import type { ApplicantRecord } from './applicants.ts'
import { peselOf } from './identifiers.ts'
import { personName } from './person-names.ts'
import type { PersonName } from './person-names.ts'

/** A person whom a partnership sends, and what is different in their form. */
export interface Delegate {
  /** Part of their address. */
  part: string
  name: PersonName
  answers: JsonObject
}

/** Adjustments that delegates ask for, by their number among all delegates who take part. */
const adjustments: Record<number, string> = {
  3: 'largePrint',
  17: 'largePrint',
  38: 'largePrint',
  61: 'largePrint',
  9: 'signLanguage',
  45: 'signLanguage',
  5: 'stepFree',
  28: 'stepFree',
  70: 'stepFree',
  52: 'easyRead',
}

/** Every so many of them refuses a sensitive answer: nine of 75. */
const refusing = (n: number): boolean => n % 8 === 7

/** Every so many of them has a PESEL of the nineteenth century: six of 75. */
const hasPesel = (n: number): boolean => n % 12 === 11

/** Returns the delegates of a partnership: two, or three of every other one that takes part. Pure. */
export function delegatesOf(
  applicants: readonly ApplicantRecord[],
  record: ApplicantRecord,
): Delegate[] {
  const place = activeIds(applicants).indexOf(record.id)
  const count = place >= 0 && place % 2 === 1 ? 3 : 2
  // delegates of earlier partnerships that take part; the others count from above them
  const before =
    place >= 0 ? place * 2 + Math.floor(place / 2) : 200 + Number(record.id.slice(1)) * 3
  return Array.from({ length: count }, (_, n) => delegate(before + n, n))
}

function activeIds(applicants: readonly ApplicantRecord[]): string[] {
  return applicants.filter(({ diagnosis }) => diagnosis !== null).map(({ id }) => id)
}

function delegate(number: number, n: number): Delegate {
  const name = personName(300 + number)
  const need = adjustments[number]
  const refused = refusing(number) ? 'refused' : 'no'
  return {
    part: `delegat${n + 1}`,
    name,
    answers: {
      lastName: name.lastName,
      ...identityOf(number, name),
      disability: refused,
      minority: refused,
      ...(need === undefined ? {} : { accessNeeds: [need] }),
    },
  }
}

function identityOf(number: number, { sex }: PersonName): JsonObject {
  if (!hasPesel(number)) {
    const otherId = `DEMO${String(number).padStart(5, '0')}`
    return { otherId, birthDateEntered: birthDate(number), sexEntered: sex }
  }
  const born = `${number % 24 === 11 ? 1885 : 1899}-05-${String(1 + (number % 28)).padStart(2, '0')}`
  return { hasPesel: 'yes', pesel: peselOf({ born, serial: number, sex }) }
}

function birthDate(number: number): string {
  const month = String(1 + (number % 12)).padStart(2, '0')
  return `${1960 + (number % 38)}-${month}-14`
}
