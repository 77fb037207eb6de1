import { describe, expect, it } from 'vitest'
import type { CodeList } from '../../code-list/types.ts'
import type { FormDefinition } from '../../form/types.ts'
import type { JsonValue } from '../../json.ts'
import { checkSchema } from '../../schemas/check-schema.ts'
import { validatorOf } from '../../schemas/validator-of.ts'
import type { EditCommand } from '../files.ts'
import { addCode, addCodeList, moveCode, setCode } from './code-list-commands.ts'
import { freshName } from './fresh-name.ts'
import { addForm, emptyForm, idsOfKind } from './new-form.ts'
import {
  programmeQuestions,
  readyQuestions,
  searchQuestions,
  takenOver,
} from './question-library.ts'

describe('ids made from titles', () => {
  it.each([
    ['Kwota dotacji', 'kwotaDotacji'],
    ['Źródło – gęś', 'zrodloGes'],
    ['5 pytań o łódź', 'field5PytanOLodz'],
    ['', 'field'],
    ['Context', 'context2'],
    ['Return', 'return2'],
    ['Name', 'name3'],
    ['Imię {name}', 'imie'],
  ])('[DE51] %j becomes %s', (title, name) => {
    expect(freshName({ pl: title, en: '' }, ['name', 'name2'])).toBe(name)
  })

  it('[DE51] of two languages the English one is taken', () => {
    expect(freshName({ pl: 'Kwota', en: 'Amount of grant' }, [])).toBe('amountOfGrant')
  })
})

describe('new files', () => {
  const files = { 'forms/A1.json': emptyForm('A1', { pl: 'a', en: 'a' }) as unknown as JsonValue }

  it('[DE52] a form begins with a page and a section, under an id that is free', () => {
    const made = addForm(files, emptyForm('A1', { pl: 'Ankieta', en: 'Survey' }))
    expect(made).toMatchObject({ id: 'survey', path: 'forms/survey.json' })
    const after = made.command.apply(files)
    expect(checkSchema(validatorOf('form'), after['forms/survey.json']!)).toEqual([])
    expect(idsOfKind(after, 'form')).toEqual(['A1', 'survey'])
  })

  it('[DE55] a code list gets codes from labels, moves items and closes them', () => {
    const made = addCodeList({}, { pl: 'Rozmiary', en: 'Sizes' })
    const path = made.path
    const step = (files: Record<string, JsonValue>, command: EditCommand) =>
      command.apply(files) as Record<string, JsonValue>
    const list = (of: Record<string, JsonValue>) => of[path] as unknown as CodeList
    const first = step({}, made.command)
    const second = step(first, addCode(path, list(first), { pl: 'Duży', en: 'Large' }))
    const third = step(second, addCode(path, list(second), { pl: 'Duży', en: 'Large' }))
    expect(list(third).items.map(({ code }) => code)).toEqual(['first', 'large', 'large2'])
    const moved = step(third, moveCode(path, 'large2', 0))
    expect(list(moved).items.map(({ code }) => code)).toEqual(['large2', 'first', 'large'])
    const closed = step(moved, setCode(path, 'first', 'validTo', '2027-01-31'))
    expect(list(closed).items[1]).toMatchObject({ code: 'first', validTo: '2027-01-31' })
    expect(step(closed, setCode(path, 'nothing', 'validTo', null))[path]).toBe(closed[path])
    expect(checkSchema(validatorOf('codeList'), closed[path]!)).toEqual([])
  })
})

describe('the question library', () => {
  it('[DE54] every ready-made question is a field that the schema takes', () => {
    for (const { field } of readyQuestions) {
      const sections = [{ id: 's', fields: [field] }]
      const form = {
        ...emptyForm('x', { pl: 'x', en: 'x' }),
        pages: [{ id: 'p', title: { pl: 'p', en: 'p' }, sections }],
      }
      expect(checkSchema(validatorOf('form'), form as unknown as JsonValue), field.key).toEqual([])
    }
    expect(new Set(readyQuestions.map(({ id }) => id)).size).toBe(readyQuestions.length)
  })

  it('[DE54] is searched by words of both languages, with or without Polish letters', () => {
    const found = (search: string) =>
      searchQuestions(readyQuestions, search).map(({ field }) => field.key)
    expect(found('imie')).toContain('firstName')
    expect(found('bank account')).toEqual(['iban'])
    expect(found('NIP')).toContain('nip')
    expect(found('zzz')).toEqual([])
    expect(found(' ')).toHaveLength(readyQuestions.length)
  })

  it('[DE54] [DE131] a question of another form comes without what it asks of that form', () => {
    const form: FormDefinition = {
      ...emptyForm('A1', { pl: 'Wniosek', en: 'Application' }),
      pages: [
        {
          id: 'p',
          title: { pl: 'p', en: 'p' },
          sections: [
            {
              id: 's',
              fields: [
                {
                  key: 'amount',
                  type: 'money',
                  label: { pl: 'Kwota', en: 'Amount' },
                  required: 'other = true',
                  when: 'other = true',
                  minimum: 100,
                  maximum: '=other',
                  visibleTo: ['officer'],
                  documents: ['rules'],
                },
                { key: 'sum', type: 'computed', label: { pl: 'Suma', en: 'Sum' }, value: 'amount' },
              ],
            },
          ],
        },
      ],
    }
    const questions = programmeQuestions({ 'forms/A1.json': form as unknown as JsonValue })
    expect(questions.map(({ id, from }) => [id, from?.en])).toEqual([['A1 amount', 'Application']])
    expect(takenOver(questions[0]!)).toEqual({
      key: 'amount',
      type: 'money',
      label: { pl: 'Kwota', en: 'Amount' },
      minimum: 100,
    })
    expect(programmeQuestions({ 'forms/A1.json': form as unknown as JsonValue }, 'A1')).toEqual([])
  })
})
