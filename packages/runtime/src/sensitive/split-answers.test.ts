import type { FormDefinition, FormField, JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { joinAnswers, splitAnswers } from './split-answers.ts'

const both = { pl: 'x', en: 'x' }

function form(fields: FormField[]): FormDefinition {
  return {
    id: 'F',
    version: 1,
    title: both,
    pages: [{ id: 'p', title: both, sections: [{ id: 's', fields }] }],
  }
}

const field = (key: string, more: Partial<FormField> = {}): FormField => ({
  key,
  type: 'text',
  label: both,
  ...more,
})

const definition = form([
  field('name'),
  field('health', { sensitive: true }),
  field('people', {
    type: 'table',
    fields: [field('who'), field('needs', { type: 'choices', sensitive: true })],
  }),
  field('home', { type: 'group', fields: [field('city'), field('origin', { sensitive: true })] }),
  field('list', { type: 'table', sensitive: true, fields: [field('a')] }),
])

describe('answers without their sensitive values', () => {
  const answers: JsonObject = {
    name: 'Anna',
    health: 'flu',
    people: [{ who: 'A', needs: ['ramp'] }, { who: 'B' }],
    home: { city: 'Łódź', origin: 'x' },
    list: [{ a: '1' }],
  }

  it('[RT76] are split at every depth and joined again', () => {
    const { open, secret } = splitAnswers(definition, answers)
    expect(open).toEqual({
      name: 'Anna',
      people: [{ who: 'A' }, { who: 'B' }],
      home: { city: 'Łódź' },
    })
    expect(secret).toEqual({
      health: 'flu',
      people: [{ needs: ['ramp'] }, {}],
      home: { origin: 'x' },
      list: [{ a: '1' }],
    })
    expect(joinAnswers({ open, secret })).toEqual(answers)
  })

  it('[RT76] are all of them where nothing sensitive was filled in', () => {
    const plain = { name: 'Anna', people: [{ who: 'A' }], home: { city: 'Łódź' } }
    expect(splitAnswers(definition, plain)).toEqual({ open: plain, secret: null })
    expect(joinAnswers({ open: plain, secret: null })).toBe(plain)
  })
})
