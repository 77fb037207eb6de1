import type { CodeList } from '../code-list/types.ts'
import type { FormDefinition, FormField, FormRule } from '../form/types.ts'
import type { JsonValue } from '../json.ts'
import type { ProgrammeWorld } from './programme-world.ts'
import { topFields } from './programme-world.ts'
import { plain, record, unnamed } from './shapes.ts'
import type { Shape } from './shapes.ts'
import type { Site } from './site.ts'
import { SiteMaker } from './site-maker.ts'
import type { Steps } from './site-maker.ts'

/** Returns every place of a form where something is named. */
export function formSites(form: FormDefinition, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  const scope = world.form(form)
  make.declared(['id'], 'form', form.id)
  form.pages.forEach((page, p) => {
    const at = ['pages', p]
    make.feel([...at, 'when'], page.when, scope)
    make.text([...at, 'title'], page.title, scope)
    make.text([...at, 'description'], page.description, scope)
    page.sections.forEach((section, s) => {
      const here = [...at, 'sections', s]
      make.declared([...here, 'id'], 'section', section.id, form.id)
      make.feel([...here, 'when'], section.when, scope)
      make.text([...here, 'title'], section.title, scope)
      make.text([...here, 'description'], section.description, scope)
      make.roles([...here, 'visibleTo'], section.visibleTo)
      make.roles([...here, 'editableBy'], section.editableBy)
      section.fields.forEach((field, f) =>
        fieldSites(make, [...here, 'fields', f], field, { form, path: [], scope, text: scope }),
      )
    })
  })
  ruleSites(make, ['rules'], form.rules, { form, path: [], scope, text: scope }, topFields(form))
  return make.sites
}

/** Where a field stands: the keys around it and what its expressions see. */
interface Around {
  form: FormDefinition
  path: readonly string[]
  scope: Shape
  /** What its texts see: the form, also in rows. */
  text: Shape
}

function fieldSites(make: SiteMaker, at: Steps, field: FormField, around: Around): void {
  const { world } = make
  const { form, scope } = around
  const path = [...around.path, field.key]
  make.declared([...at, 'key'], 'field', path.join('.'), form.id)
  make.name([...at, 'list'], 'list', field.list)
  make.names([...at, 'documents'], 'document', field.documents)
  make.roles([...at, 'visibleTo'], field.visibleTo)
  make.roles([...at, 'signers'], field.signers)
  make.role([...at, 'from', 'role'], field.from?.role)
  make.name([...at, 'from', 'workflow'], 'workflow', field.from?.workflow)
  if (field.uniqueBy !== undefined)
    make.name([...at, 'uniqueBy'], 'field', [...path, field.uniqueBy].join('.'), form.id)
  const own = world.field(form.id, field, path, scope)
  for (const key of [
    'when',
    'required',
    'readOnly',
    'value',
    'minItems',
    'maxItems',
    'signatures',
    'signWhen',
    'withdrawnOn',
  ] as const)
    make.feel([...at, key], field[key], scope, key === 'value' ? world.codes(field.list) : plain)
  const options = record(() => [
    ['id', unnamed()],
    ['label', unnamed()],
  ])
  make.feel([...at, 'from', 'options'], field.from?.options, scope, options)
  for (const key of ['default', 'minimum', 'maximum'] as const) {
    const value = field[key]
    if (typeof value === 'string' && value.startsWith('='))
      make.feel([...at, key], value, scope, own, 1)
    else if (key === 'default') valueSites(make, [...at, key], value, own)
  }
  if (typeof field.rows === 'string') make.feel([...at, 'rows'], field.rows, scope, own)
  else valueSites(make, [...at, 'rows'], field.rows, own)
  for (const key of ['label', 'help', 'text'] as const)
    make.text([...at, key], field[key], around.text)
  if (!field.fields) return
  const row = { ...around, path, scope: world.rowScope(form, field, path, scope) }
  ruleSites(make, [...at, 'rules'], field.rules, row, field.fields)
  field.fields.forEach((child, n) => fieldSites(make, [...at, 'fields', n], child, row))
}

/** Values that stand in the form: keys are fields, texts may be codes. */
function valueSites(make: SiteMaker, at: Steps, value: JsonValue | undefined, shape: Shape): void {
  if (Array.isArray(value))
    return value.forEach((one, n) => valueSites(make, [...at, n], one, shape))
  if (typeof value === 'string') {
    const means = make.world.reader.textMeans(shape, value)
    if (means.length > 0) make.means(at, means)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    const found = make.world.reader.partOf(shape, key)
    make.means([...at, key], found.means, { key: true })
    valueSites(make, [...at, key], part, found.shape)
  }
}

function ruleSites(
  make: SiteMaker,
  at: Steps,
  rules: readonly FormRule[] | undefined,
  { form, path, scope }: Around,
  fields: readonly FormField[],
): void {
  ;(rules ?? []).forEach((rule, n) => {
    const here = [...at, n]
    make.feel([...here, 'assert'], rule.assert, scope)
    make.feel([...here, 'when'], rule.when, scope)
    make.text([...here, 'message'], rule.message, scope)
    if (!rule.at.startsWith('/'))
      return make.name([...here, 'at'], 'field', [...path, rule.at].join('.'), form.id)
    placeSites(make, [...here, 'at'], rule.at, form.id, path, fields)
  })
}

/** A JSON Pointer: each step that is no index is a field. */
function placeSites(
  make: SiteMaker,
  at: Steps,
  pointer: string,
  form: string,
  path: readonly string[],
  fields: readonly FormField[],
): void {
  let among: readonly FormField[] | undefined = fields
  const keys = [...path]
  let from = 1
  for (const step of pointer.slice(1).split('/')) {
    const field: FormField | undefined = among?.find(({ key }) => key === step)
    if (field) {
      keys.push(step)
      const means = [make.world.meanings.of('field', keys.join('.'), form)]
      make.means(at, means, { from, to: from + step.length })
      among = field.fields
    }
    from += step.length + 1
  }
}

/** Returns every place of a code list where something is named. */
export function codeListSites(list: CodeList, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  make.declared(['id'], 'list', list.id)
  list.items.forEach(({ code }, n) => make.declared(['items', n, 'code'], 'code', code, list.id))
  return make.sites
}
