import { describe, expect, it } from 'vitest'
import { fieldTypes } from '../../form/types.ts'
import type { FormDefinition, FormField } from '../../form/types.ts'
import type { JsonValue } from '../../json.ts'
import { checkSchema } from '../../schemas/check-schema.ts'
import { validatorOf } from '../../schemas/validator-of.ts'
import type { EditCommand } from '../files.ts'
import {
  addField,
  addPage,
  addRule,
  addSection,
  duplicateField,
  moveField,
  movePage,
  moveSection,
  setFieldType,
  setPartProperty,
} from './form-commands.ts'
import { fieldOf, holderOf, partAt, partKey, partOfKey, pointerOf } from './form-part.ts'
import type { FormPart } from './form-part.ts'
import { asType, newField } from './new-field.ts'

const path = 'forms/A1.json'
const label = (text: string) => ({ pl: text, en: text })
const text = (key: string): FormField => ({ key, type: 'text', label: label(key) })
const rows: FormField = {
  key: 'rows',
  type: 'table',
  label: label('rows'),
  fields: [text('name'), text('city')],
}
const form: FormDefinition = {
  id: 'A1',
  version: 1,
  title: label('A1'),
  pages: [
    {
      id: 'first',
      title: label('First'),
      sections: [
        { id: 'one', fields: [text('a'), text('b')] },
        { id: 'two', fields: [rows] },
      ],
    },
    { id: 'second', title: label('Second'), sections: [{ id: 'three', fields: [text('c')] }] },
  ],
}

function run(command: EditCommand): FormDefinition {
  const files = { [path]: form as unknown as JsonValue, 'forms/other.json': { id: 'other' } }
  const after = command.apply(files)
  expect(after['forms/other.json']).toBe(files['forms/other.json'])
  expect(command.label.pl).not.toBe('')
  return after[path] as unknown as FormDefinition
}

/** Returns a form as an outline: pages, sections, keys. */
function outline({ pages }: FormDefinition): string {
  const keys = (fields: readonly FormField[]): string =>
    fields.map((one) => (one.fields ? `${one.key}(${keys(one.fields)})` : one.key)).join(' ')
  return pages
    .map(
      ({ id, sections }) =>
        `${id}: ${sections.map((section) => `${section.id}[${keys(section.fields)}]`).join(' ')}`,
    )
    .join(' | ')
}

const before = 'first: one[a b] two[rows(name city)] | second: three[c]'
const section = (id: string) => ({ kind: 'section', id }) as const
const table = { kind: 'field', id: 'rows' } as const

describe('parts of a form', () => {
  it('[DE50] are found by ids and keys, and by the place in the file', () => {
    const parts: FormPart[] = [
      { kind: 'page', id: 'second' },
      { kind: 'section', id: 'two' },
      { kind: 'field', id: 'b' },
      { kind: 'field', id: 'rows.city' },
    ]
    expect(parts.map((part) => pointerOf(form, part))).toEqual([
      '/pages/1',
      '/pages/0/sections/1',
      '/pages/0/sections/0/fields/1',
      '/pages/0/sections/1/fields/0/fields/1',
    ])
    for (const part of parts) {
      expect(partAt(form, `${pointerOf(form, part)}/title`)).toEqual(part)
      expect(partOfKey(partKey(part))).toEqual(part)
    }
    expect(pointerOf(form, { kind: 'field', id: 'rows.nothing' })).toBeUndefined()
    expect(partAt(form, '/title')).toBeUndefined()
    expect(holderOf(form, 'rows.city')).toEqual({ holder: table, index: 1 })
    expect(holderOf(form, 'b')).toEqual({ holder: section('one'), index: 1 })
    expect(fieldOf(form, 'rows.city')).toEqual(text('city'))
  })
})

describe('commands on a form', () => {
  it('[DE52] add fields with keys of their own, in sections and tables', () => {
    expect(outline(run(addField(path, section('one'), 1, text('a'))))).toContain('one[a a2 b]')
    expect(outline(run(addField(path, section('three'), 9, text('a'))))).toContain('three[c a2]')
    expect(outline(run(addField(path, table, 0, text('a'))))).toContain('rows(a name city)')
    expect(outline(run(duplicateField(path, form, 'rows.name')))).toContain('rows(name name2 city)')
  })

  it('[DE52] move fields within a list, to another section, page or table', () => {
    const move = (id: string, holder: Parameters<typeof moveField>[3]['holder'], index: number) =>
      outline(run(moveField(path, form, id, { holder, index })))
    expect(move('a', section('one'), 1)).toContain('one[b a]')
    expect(move('a', section('three'), 0)).toBe(
      'first: one[b] two[rows(name city)] | second: three[a c]',
    )
    expect(move('a', table, 2)).toContain('rows(name city a)')
    expect(move('rows.city', section('one'), 0)).toContain('one[city a b] two[rows(name)]')
    // not into itself, nor to where nothing is
    expect(move('rows', table, 0)).toBe(before)
    expect(move('a', section('nowhere'), 0)).toBe(before)
  })

  it('[DE52] move sections and pages; a page keeps its last section', () => {
    expect(outline(run(moveSection(path, form, 'two', { page: 'first', index: 0 })))).toBe(
      'first: two[rows(name city)] one[a b] | second: three[c]',
    )
    expect(outline(run(moveSection(path, form, 'two', { page: 'second', index: 1 })))).toBe(
      'first: one[a b] | second: three[c] two[rows(name city)]',
    )
    expect(outline(run(moveSection(path, form, 'three', { page: 'first', index: 0 })))).toBe(before)
    expect(outline(run(movePage(path, form, 'second', 0)))).toMatch(/^second: .* \| first: /)
  })

  it('[DE52] add pages, sections and rules under ids of their own', () => {
    expect(outline(run(addPage(path, form, label('First'), 'first')))).toBe(
      'first: one[a b] two[rows(name city)] | first2: first[] | second: three[c]',
    )
    expect(outline(run(addSection(path, form, 'first', label('One'), 'one')))).toContain(
      'one[a b] one2[] two',
    )
    expect(run(addRule(path, form, 'a')).rules).toMatchObject([{ id: 'rule', at: 'a' }])
    expect(fieldOf(run(addRule(path, form, 'name', 'rows')), 'rows')?.rules).toHaveLength(1)
  })

  it('[DE52] set a property where the part stands now; the same property in a row is one step', () => {
    const part = { kind: 'field', id: 'b' } as const
    const command = setPartProperty(path, form, part, '/label/pl', 'B')
    expect(fieldOf(run(command), 'b')?.label).toEqual({ pl: 'B', en: 'b' })
    expect(command.together).toBe(setPartProperty(path, form, part, '/label/pl', 'Be').together)
    expect(run(setPartProperty(path, form, { kind: 'field', id: 'gone' }, '/help', 'x'))).toBe(form)
  })

  it('[DE52] leave the form the very same where they change nothing', () => {
    expect(run(moveField(path, form, 'a', { holder: section('one'), index: 0 }))).toBe(form)
    expect(run(setFieldType(path, form, 'a', 'text', []))).toBe(form)
    expect(run(duplicateField(path, form, 'gone'))).toBe(form)
  })

  it.each(fieldTypes)('[DE53] a new %s is a field that the schema takes', (type) => {
    const fields = [newField(type, 'x', label('X'), ['yesNo'])]
    const made = {
      ...form,
      pages: [{ id: 'p', title: label('P'), sections: [{ id: 's', fields }] }],
    }
    expect(checkSchema(validatorOf('form'), made as unknown as JsonValue)).toEqual([])
  })

  it.each(fieldTypes)(
    '[DE53] any field can become a %s and keeps its key and what applies',
    (type) => {
      for (const from of fieldTypes) {
        const field = asType({ ...newField(from, 'x', label('X')), help: label('h') }, type, [
          'yesNo',
        ])
        const fields = [field]
        const made = {
          ...form,
          pages: [{ id: 'p', title: label('P'), sections: [{ id: 's', fields }] }],
        }
        expect(
          checkSchema(validatorOf('form'), made as unknown as JsonValue),
          `${from} → ${type}`,
        ).toEqual([])
        expect(field).toMatchObject({ key: 'x', type, label: label('X'), help: label('h') })
      }
      const limited: FormField = { ...text('x'), maxLength: 20, default: 'a', required: true }
      expect(asType(limited, 'longtext')).toMatchObject({ maxLength: 20, required: true })
      expect(asType(limited, 'date')).not.toHaveProperty('maxLength')
      expect(asType(limited, 'date')).not.toHaveProperty('default')
    },
  )
})
