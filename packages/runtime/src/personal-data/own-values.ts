import type { FormDefinition, FormField, JsonObject, JsonValue, LocalText } from '@splot/definition'
import { isKnownBy } from './subject.ts'
import type { Subject } from './subject.ts'
import { isObject } from '../is-object.ts'

/**
 * What answers are to a person unless what stands in them says otherwise: `own`: about them; `written`: they
 * handed them in; `none`: somebody else's.
 */
export type Standing = 'own' | 'written' | 'none'

/** What of some answers is a person's, and the parts that were left out. */
export interface OwnValues {
  values: JsonObject
  leftOut: LocalText[]
  /** Something in them names the person. */
  named: boolean
}

interface Cut {
  subject: Subject
  leftOut: Map<string, LocalText>
  named: boolean
}

/**
 * Returns of answers what is a person's own. A section, group or row that names somebody by an address, a
 * PESEL or a reference is theirs, or somebody else's; one that names nobody is what the answers are as a
 * whole. Rows that name somebody in any way, but not the person, are somebody else's, and signatures are
 * their signers'. Special-category data is kept where it is about the person or they wrote it. Pure.
 */
export function ownValues(
  form: FormDefinition,
  answers: JsonObject,
  subject: Subject,
  base: Standing,
): OwnValues {
  const cut: Cut = { subject, leftOut: new Map(), named: false }
  const sections = form.pages.flatMap((page) =>
    page.sections.map((section) => ({ ...section, title: section.title ?? page.title })),
  )
  const whole = standingOf(
    cut,
    sections.flatMap(({ fields }) => fields),
    answers,
    base,
  )
  // one of several sections that names another does not make all of them another's
  const around: Standing = whole === 'own' ? 'own' : base
  const values: JsonObject = {}
  for (const { id, title, fields } of sections) {
    const standing = standingOf(cut, fields, answers, around)
    const kept = cutFields(cut, fields, answers, standing)
    const isThere = fields.some(({ key }) => Object.hasOwn(answers, key))
    if (standing === 'none' && isThere && Object.keys(kept).length === 0)
      cut.leftOut.set(`section ${id}`, title)
    Object.assign(values, kept)
  }
  return { values, leftOut: [...cut.leftOut.values()], named: cut.named }
}

/** What the fields beside each other say of whose they are; `around` where they name nobody. */
function standingOf(
  cut: Cut,
  fields: readonly FormField[],
  values: JsonObject,
  around: Standing,
): Standing {
  const { subject } = cut
  const names = fields.flatMap((field) => namesIn(field, values[field.key]))
  if (names.some(({ text }) => isKnownBy(subject, text))) {
    cut.named = true
    return 'own'
  }
  // an address that is not theirs is another's; a PESEL only where theirs is known
  const isOther = ({ type }: Name) =>
    type === 'email' ? subject.emails.size > 0 : type === 'pesel' && subject.pesels.size > 0
  return names.some(isOther) ? 'none' : around
}

interface Name {
  type: 'email' | 'pesel' | 'reference'
  text: string
}

function namesIn({ type }: FormField, value: JsonValue | undefined): Name[] {
  if (type !== 'email' && type !== 'pesel' && type !== 'reference') return []
  return typeof value === 'string' && value !== '' ? [{ type, text: value }] : []
}

function cutFields(
  cut: Cut,
  fields: readonly FormField[],
  values: JsonObject,
  standing: Standing,
): JsonObject {
  const kept: JsonObject = {}
  for (const field of fields) {
    const value = values[field.key]
    const own = value === undefined ? undefined : cutValue(cut, field, value, standing)
    if (own !== undefined) kept[field.key] = own
  }
  return kept
}

function cutValue(
  cut: Cut,
  field: FormField,
  value: JsonValue,
  standing: Standing,
): JsonValue | undefined {
  if (field.type === 'signature') return filled(signedBy(cut, value))
  if (Array.isArray(value) && field.fields) return filled(cutRows(cut, field, value, standing))
  if (isObject(value) && field.fields) {
    const inner = standingOf(cut, field.fields, value, standing)
    const kept = cutFields(cut, field.fields, value, inner)
    if (inner === 'none' && standing !== 'none') cut.leftOut.set(`group ${field.key}`, field.label)
    return Object.keys(kept).length > 0 ? kept : undefined
  }
  if (standing === 'none') return undefined
  if (field.from?.kind !== 'people') return value
  const ids = [value].flat().filter((id) => typeof id === 'string' && cut.subject.ids.has(id))
  return Array.isArray(value) ? filled(ids) : ids[0]
}

function cutRows(
  cut: Cut,
  { key, label, fields = [] }: FormField,
  rows: readonly JsonValue[],
  standing: Standing,
): JsonValue[] {
  return rows.filter(isObject).flatMap((row) => {
    const named = standingOf(cut, fields, row, 'none') === 'own'
    const inner = named ? 'own' : fields.some((one) => namesSomebody(one, row)) ? 'none' : standing
    const kept = cutFields(cut, fields, row, inner)
    if (inner === 'none' && standing !== 'none') cut.leftOut.set(`table ${key}`, label)
    return Object.keys(kept).length > 0 ? [kept] : []
  })
}

/** In a list of people whoever stands there with a number or an account is one of them. */
function namesSomebody({ key, type, from }: FormField, row: JsonObject): boolean {
  const value = row[key]
  if (value === undefined || value === null || value === '') return false
  return ['email', 'pesel', 'phone', 'iban'].includes(type) || from?.kind === 'people'
}

function signedBy({ subject }: Cut, value: JsonValue): JsonValue[] {
  return [value].flat().filter((one) => {
    const person = isObject(one) ? one['person'] : undefined
    return typeof person === 'string' && subject.ids.has(person)
  })
}

function filled(list: JsonValue[]): JsonValue[] | undefined {
  return list.length > 0 ? list : undefined
}
