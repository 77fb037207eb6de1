import type { FormDefinition } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { expect, it } from 'vitest'
import { readableNotes } from './field-notes.ts'

const text = (word: string) => ({ pl: word, en: word })
const definition: FormDefinition = {
  id: 'T01',
  version: 1,
  title: text('Formularz'),
  pages: [
    {
      id: 'one',
      title: text('Strona'),
      sections: [
        {
          id: 'open',
          fields: [
            { key: 'name', type: 'text', label: text('Nazwa') },
            {
              key: 'people',
              type: 'table',
              label: text('Osoby'),
              fields: [
                { key: 'name', type: 'text', label: text('Imię') },
                { key: 'score', type: 'integer', label: text('Wynik'), visibleTo: ['officer'] },
              ],
            },
          ],
        },
        {
          id: 'inner',
          visibleTo: ['officer'],
          fields: [{ key: 'opinion', type: 'text', label: text('Opinia') }],
        },
      ],
    },
  ],
}
const form = compileForm(definition, {
  codeLists: [],
  expressions: createExpressionCompiler(),
  createValidator: createAjvValidator,
})
const item = (status: TaskItem['status']) =>
  ({
    status,
    notes: [
      { at: '', text: 'Całość' },
      { at: '/people/1/name', text: text('Imię') },
      { at: '/people/1/score', text: 'Wynik' },
      { at: '/opinion', text: 'Opinia' },
      { at: '/gone', text: 'Nie ma' },
    ],
  }) as TaskItem
const told = (role: string, status: TaskItem['status'] = 'open') =>
  readableNotes(item(status), form, {
    variables: {},
    roles: [role],
    moment: { now: '2027-01-01T00:00:00Z', timeZone: 'Europe/Warsaw', isDayOff: () => false },
  }).map(({ at, text: { en } }) => [at, en])

it('[RT301] notes are told of the fields the reader may see, and of the whole form', () => {
  expect(told('applicant')).toEqual([
    ['', 'Całość'],
    ['/people/1/name', 'Imię'],
  ])
  expect(told('officer').map(([at]) => at)).toEqual([
    '',
    '/people/1/name',
    '/people/1/score',
    '/opinion',
  ])
  expect(told('officer', 'finished')).toEqual([])
})
