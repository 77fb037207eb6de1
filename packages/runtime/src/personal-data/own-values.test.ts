import type { FormDefinition, FormField, JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { ownValues } from './own-values.ts'
import type { Subject } from './subject.ts'

const both = (text: string) => ({ pl: text, en: text })
const field = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  key,
  type,
  label: both(key),
  ...more,
})

const form: FormDefinition = {
  id: 'F',
  version: 1,
  title: both('F'),
  pages: [
    {
      id: 'p',
      title: both('p'),
      sections: [
        {
          id: 'idea',
          title: both('Idea'),
          fields: [field('idea', 'text'), field('health', 'text', { sensitive: true })],
        },
        {
          id: 'contact',
          title: both('Contact'),
          fields: [field('contactName', 'text'), field('email', 'email'), field('phone', 'phone')],
        },
        {
          id: 'team',
          title: both('Team'),
          fields: [
            field('team', 'table', {
              fields: [
                field('name', 'text'),
                field('pesel', 'pesel'),
                field('phone', 'phone'),
                field('who', 'reference', { from: { kind: 'people' } }),
              ],
            }),
            field('signatures', 'signature'),
          ],
        },
      ],
    },
  ],
}

const anna: Subject = {
  person: null,
  emails: new Set(['anna@example.org']),
  pesels: new Set(['02210312340']),
  ids: new Set(['p-anna']),
}

const answers: JsonObject = {
  idea: 'A shop',
  health: 'asthma',
  contactName: 'Jan',
  email: 'jan@example.org',
  phone: '600100200',
  team: [
    { name: 'Anna', pesel: '02210312340', phone: '600100201' },
    { name: 'Jan', pesel: '85010112345' },
    { name: 'Ewa', phone: '600100203' },
    { name: 'Three cooks' },
    { name: 'Anna again', who: 'p-anna' },
    { name: 'Piotr', who: 'p-piotr' },
  ],
  signatures: [
    { person: 'p-anna', at: '2027-01-11T09:00:00Z' },
    { person: 'p-jan', name: 'Jan', at: '2027-01-11T09:00:00Z' },
  ],
}

describe('what of answers is a person’s own', () => {
  it('[RT337] of what they handed in: all but sections, rows and signatures that name somebody else', () => {
    const { values, leftOut, named } = ownValues(form, answers, anna, 'written')
    expect(values).toEqual({
      idea: 'A shop',
      health: 'asthma',
      team: [
        { name: 'Anna', pesel: '02210312340', phone: '600100201' },
        { name: 'Three cooks' },
        { name: 'Anna again', who: 'p-anna' },
      ],
      signatures: [{ person: 'p-anna', at: '2027-01-11T09:00:00Z' }],
    })
    expect(leftOut.map(({ en }) => en)).toEqual(['Contact', 'team'])
    expect(named).toBe(true)
    expect(JSON.stringify(values)).not.toMatch(/Jan|Ewa|Piotr|jan@/)
  })

  it('[RT337] of what others handed in: the rows that name them, and their signatures', () => {
    const { values } = ownValues(form, answers, anna, 'none')
    expect(values).toEqual({
      team: [
        { name: 'Anna', pesel: '02210312340', phone: '600100201' },
        { name: 'Anna again', who: 'p-anna' },
      ],
      signatures: [{ person: 'p-anna', at: '2027-01-11T09:00:00Z' }],
    })
  })

  it('[RT337] a form whose top names them is about them, sensitive fields too; a PESEL that is not known is no other person', () => {
    const about = { ...answers, email: 'Anna@example.org', team: [] }
    expect(ownValues(form, about, { ...anna, pesels: new Set() }, 'none').values).toEqual({
      idea: 'A shop',
      health: 'asthma',
      contactName: 'Jan',
      email: 'Anna@example.org',
      phone: '600100200',
      signatures: [{ person: 'p-anna', at: '2027-01-11T09:00:00Z' }],
    })
    const beata = { ...anna, emails: new Set(['beata@example.org']), ids: new Set<string>() }
    const others = ownValues(form, about, beata, 'none')
    expect(others).toMatchObject({ values: {}, named: false })
  })
})
