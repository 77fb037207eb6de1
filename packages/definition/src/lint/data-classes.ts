import { dateParameters } from '../personal-data/date-parameters.ts'
import { classedFields } from '../personal-data/classed-fields.ts'
import type { ClassedField } from '../personal-data/classed-fields.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import type { FormRuleCheck } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** Personal data are of a class that the programme knows; those of a special category are kept apart. */
export const dataClasses: FormRuleCheck = ({ form, bundle: { programme } }) => {
  const classes = programme.personalData?.classes
  const known = Object.keys(classes ?? {})
  const named = namedIn(form as unknown as Record<string, unknown>, '').filter(
    ({ name }) => !known.includes(name),
  )
  const unknown = named.map(({ path, name }) => unknownName('dataClass', path, name, known))
  // a programme that names no classes keeps its register elsewhere
  if (classes === undefined) return unknown
  const fields = classedFields(form)
  return [
    ...unknown,
    ...fields.filter(({ dataClass }) => dataClass === null).map(withoutClass),
    ...fields
      .filter(({ sensitive, dataClass }) => {
        const found = dataClass === null ? undefined : classes[dataClass]
        return found?.special === true && !sensitive
      })
      .map(notApart),
  ]
}

/** Every `dataClass` that the form, a section or a field names. */
function namedIn(value: unknown, path: string): { path: string; name: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, n) => namedIn(one, joinPointer(path, n)))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'dataClass' && typeof inner === 'string')
      return [{ path: joinPointer(path, key), name: inner }]
    // rows of a table and first values are data, not parts of the form
    return key === 'pages' || key === 'sections' || key === 'fields'
      ? namedIn(inner, joinPointer(path, key))
      : []
  })
}

function withoutClass({ field, place }: ClassedField): Fault {
  return {
    path: place,
    code: 'personal-data.class-missing',
    severity: 'warning',
    message: {
      pl: `Pole „${field.key}” to dane osobowe bez klasy: rejestr czynności nie powie, po co i jak długo są potrzebne.`,
      en: `The field "${field.key}" is personal data without a class: the register of processing cannot say what for and how long.`,
    },
    hint: {
      pl: 'Podaj „dataClass” pola, sekcji albo całego formularza.',
      en: 'Give a "dataClass" to the field, its section or the whole form.',
    },
  }
}

function notApart({ field, place, dataClass }: ClassedField): Fault {
  return {
    path: place,
    code: 'personal-data.special-not-apart',
    severity: 'warning',
    message: {
      pl: `Pole „${field.key}” jest szczególnej kategorii („${dataClass}”), a nie jest przechowywane osobno.`,
      en: `The field "${field.key}" is of a special category ("${dataClass}") but not kept apart.`,
    },
    hint: {
      pl: 'Oznacz pole jako „sensitive”: będzie zaszyfrowane, a każdy odczyt trafi do dziennika.',
      en: 'Mark it "sensitive": it is enciphered then, and every read is logged.',
    },
  }
}

/** The time that a class of data is kept counts from a parameter that is a date. Pure. */
export function keepFaults({ personalData, parameters }: ProgrammeBundle['programme']): Fault[] {
  const dates = dateParameters(parameters)
  return Object.entries(personalData?.classes ?? {}).flatMap(([id, { keep }]) => {
    const { after } = keep ?? {}
    if (after === undefined || dates.includes(after)) return []
    const path = joinPointer('', 'personalData', 'classes', id, 'keep', 'after')
    return [unknownName('dateParameter', path, after, dates)]
  })
}
