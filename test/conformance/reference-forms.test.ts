import { readFileSync, readdirSync } from 'node:fs'
import type { FieldType, FormDefinition, FormField, FormPage, FormSection } from '@splot/definition'
import { describe, expect, it } from 'vitest'

/**
 * One entry of a form's table in the description of the programme: a field, a table (`rows[]`) or a
 * column (`rows[].name`).
 */
interface Entry {
  key: string
  /** The key in the form, where expressions need the name itself for something else. */
  as?: string
  /** Code list a `text` is chosen from. */
  list?: string
  /** `int`, `enum:yesNo`, `ref:user` … */
  type: string
  /** Required: yes, no, on a condition. */
  required: 'Y' | 'N' | 'C'
}

/** A field where it stands. */
interface Placed {
  field: FormField
  /** What holds it: page, section, tables. */
  around: readonly (FormPage | FormSection | FormField)[]
}

const fixtures = new URL('reference-forms/', import.meta.url)
const forms = new URL('../../forms/', import.meta.url)
const read = <T>(name: string, folder: URL): T =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T

/** Field types that go by a shorter name in the description. */
const fieldTypeOf: Record<string, FieldType> = {
  int: 'integer',
  dec: 'decimal',
  calc: 'computed',
  sign: 'signature',
  enum: 'choice',
  multi: 'choices',
  ref: 'reference',
}

/** Returns every field by its path as the description writes it. */
function placedFields(form: FormDefinition): Map<string, Placed> {
  const placed = new Map<string, Placed>()
  const place = (fields: readonly FormField[], prefix: string, around: Placed['around']) => {
    for (const field of fields) {
      const path = `${prefix}${field.key}${field.type === 'table' ? '[]' : ''}`
      placed.set(path, { field, around })
      place(field.fields ?? [], `${path}.`, [...around, field])
    }
  }
  for (const page of form.pages)
    for (const section of page.sections) place(section.fields, '', [page, section])
  return placed
}

/** Returns what is wrong with the type of a field, if anything. */
function typeFault({ type, list }: Entry, { field }: Placed): string[] {
  const [kind = '', of] = (list === undefined ? type : `enum:${list}`).split(':')
  const wanted = fieldTypeOf[kind] ?? kind
  // some of a list only
  const references =
    (kind === 'multi' && field.type === 'references') ||
    // a pointer is chosen by the name of its field
    ((kind === 'enum' || kind === 'text') && field.type === 'reference')
  if (field.type !== wanted && !references) return [`is ${field.type}, not ${type}`]
  const listed = field.type === 'choice' || field.type === 'choices'
  return listed && field.list !== of ? [`has the list ${field.list}, not ${of}`] : []
}

/** People never give the value themselves, cannot leave it out, or are free to refuse. */
const needsNoRequired: readonly FieldType[] = ['computed', 'info', 'declaration', 'consent']

/** Returns what is wrong with when a field is required, if anything. */
function requiredFault({ required }: Entry, { field, around }: Placed): string[] {
  const always = field.required === true
  const asked = field.required ?? false
  const shownAtTimes = [field, ...around].some((part) => 'when' in part)
  // a step of its own may ask for what the form as a whole does not need
  if (required === 'N') return always && !shownAtTimes ? ['is required'] : []
  const mayBeEmpty = field.minItems === 0
  const isAsked = asked !== false || mayBeEmpty || needsNoRequired.includes(field.type)
  if (!isAsked) return ['is not required']
  const depends = typeof field.required === 'string' || shownAtTimes
  return required === 'C' && !depends ? ['does not depend on anything'] : []
}

const ids = readdirSync(fixtures).map((name) => name.replace(/\.json$/, ''))

describe('the forms hold what the description of the programme asks for', () => {
  it.each(ids)('%s', (id) => {
    const placed = placedFields(read<FormDefinition>(`${id}.json`, forms))
    const faults = read<Entry[]>(`${id}.json`, fixtures).flatMap((entry) => {
      const path = entry.as ?? entry.key
      const there = placed.get(path)
      const found = there
        ? [...typeFault(entry, there), ...requiredFault(entry, there)]
        : ['is missing']
      return found.map((fault) => `${path} ${fault}`)
    })
    expect(faults).toEqual([])
  })
})

/** Forms about people who fill none of them, and what they say beyond that is published. */
const aboutOthers = ['D01', 'D02', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07']

it('long texts of forms about other people warn of digits that look like PESEL, account or telephone', () => {
  const silent = aboutOthers.flatMap((id) => {
    const form = read<FormDefinition>(`${id}.json`, forms)
    return [...placedFields(form)]
      .filter(([, { field }]) => field.type === 'longtext')
      .filter(([, { field, around }]) => {
        const table = around.find((part) => 'type' in part)
        const rules = (table as FormField | undefined)?.rules ?? form.rules ?? []
        const asked = `not(matches(${field.key}, "(^|[^0-9])[0-9]{3}[ -]`
        return !rules.some((one) => one.severity === 'warning' && one.assert.includes(asked))
      })
      .map(([path]) => `${id} ${path}`)
  })
  expect(silent).toEqual([])
})
