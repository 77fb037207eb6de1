import { describe, expect, it } from 'vitest'
import type { FormDefinition, FormField, JsonValue } from '@splot/definition'
import { partOfKey } from '@splot/definition/edit'
import { insertAt, moveTo, type DropPlace } from './drop-command.ts'

const path = 'forms/A1.json'
const label = (text: string) => ({ pl: text, en: text })
const field = (key: string): FormField => ({ key, type: 'text', label: label(key) })
const form: FormDefinition = {
  id: 'A1',
  version: 1,
  title: label('A1'),
  pages: [
    {
      id: 'p',
      title: label('P'),
      sections: [
        { id: 's', fields: [field('a'), field('b'), field('c')] },
        {
          id: 't',
          fields: [{ ...field('rows'), type: 'table', fields: [field('x'), field('y')] }],
        },
      ],
    },
    { id: 'q', title: label('Q'), sections: [{ id: 'u', fields: [field('d')] }] },
  ],
}

function outline({ pages }: FormDefinition): string {
  const keys = (fields: readonly FormField[]): string =>
    fields.map((one) => (one.fields ? `${one.key}(${keys(one.fields)})` : one.key)).join(' ')
  return pages
    .map(
      ({ id, sections }) =>
        `${id}:${sections.map((one) => `${one.id}[${keys(one.fields)}]`).join('')}`,
    )
    .join(' ')
}

const to = (key: string, position: DropPlace['position']): DropPlace => ({
  part: partOfKey(key)!,
  position,
})

function moved(key: string, target: string, position: DropPlace['position']): string | null {
  const command = moveTo(path, form, partOfKey(key)!, to(target, position))
  const files = { [path]: form as unknown as JsonValue }
  return command && outline(command.apply(files)[path] as unknown as FormDefinition)
}

describe('what is dropped on the outline of a form', () => {
  it.each([
    ['field:a', 'field:c', 'after', 'p:s[b c a]t[rows(x y)] q:u[d]'],
    ['field:a', 'field:b', 'before', 'p:s[a b c]t[rows(x y)] q:u[d]'],
    ['field:c', 'field:a', 'before', 'p:s[c a b]t[rows(x y)] q:u[d]'],
    ['field:a', 'field:rows', 'on', 'p:s[b c]t[rows(x y a)] q:u[d]'],
    ['field:a', 'section:u', 'on', 'p:s[b c]t[rows(x y)] q:u[d a]'],
    ['field:a', 'page:q', 'on', 'p:s[b c]t[rows(x y)] q:u[d a]'],
    ['field:rows.x', 'field:d', 'before', 'p:s[a b c]t[rows(y)] q:u[x d]'],
    ['section:s', 'section:t', 'after', 'p:t[rows(x y)]s[a b c] q:u[d]'],
    ['section:s', 'page:q', 'on', 'p:t[rows(x y)] q:u[d]s[a b c]'],
    ['section:s', 'field:d', 'after', 'p:t[rows(x y)] q:u[d]s[a b c]'],
    ['page:q', 'page:p', 'before', 'q:u[d] p:s[a b c]t[rows(x y)]'],
  ] as const)('%s to %s, %s', (key, target, position, expected) => {
    expect(moved(key, target, position)).toBe(expected)
  })

  it('is refused where it cannot stand', () => {
    expect(moved('field:rows', 'field:rows.x', 'after')).toBeNull()
    expect(moved('page:q', 'field:a', 'after')).toBeNull()
    expect(moved('section:s', 'field:a', 'after')).toBeNull()
    expect(
      insertAt(path, form, to('field:rows', 'on'), { ...field('z'), type: 'group' }),
    ).toBeNull()
  })

  it('adds a field from the palette into a table, a section or behind a field', () => {
    const added = (target: string, position: DropPlace['position']) => {
      const command = insertAt(path, form, to(target, position), field('new'))
      const files = { [path]: form as unknown as JsonValue }
      return outline(command!.apply(files)[path] as unknown as FormDefinition)
    }
    expect(added('field:rows', 'on')).toContain('rows(x y new)')
    expect(added('field:b', 'on')).toContain('s[a b new c]')
    expect(added('section:s', 'on')).toContain('s[a b c new]')
  })
})
