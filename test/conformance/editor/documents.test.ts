import { expect, it } from 'vitest'
import type { DocumentDefinition, ProgrammeBundle } from '@splot/definition'
import { documentUses, sampleValues } from '@splot/definition/edit'
import { createExpressionCompiler } from '@splot/feel'
import { compileDocument } from '@splot/forms'
import { referenceProgramme } from '../../support/reference-programme.ts'

const expressions = createExpressionCompiler()
const moment = { now: '2027-03-15T10:00:00Z', timeZone: 'Europe/Warsaw' }

const text = (pl: string) => ({ pl, en: pl })
const document: DocumentDefinition = {
  id: 'receipt',
  title: text('Potwierdzenie'),
  given: {
    leader: {},
    cost: { display: 'money' },
    kind: { list: 'kinds' },
    founders: {},
    sent: {},
  },
  body: [
    {
      type: 'table',
      title: text('Założyciele'),
      rows: 'founders',
      columns: [{ title: text('Nazwa'), value: 'row.name' }],
    },
  ],
}
const workflow = {
  id: 'w',
  context: { leaderName: '', sentOn: null },
  contextSchema: { properties: { sentOn: { type: 'string', format: 'date' } } },
  events: {},
  states: {
    a: {
      id: 'w.a',
      entry: [
        {
          type: 'document',
          params: {
            template: 'receipt',
            values: { leader: 'context.leaderName', sent: 'context.sentOn', founders: 'null' },
          },
        },
      ],
    },
  },
}
const bundle = {
  programme: { parameters: {}, roles: {} },
  workflows: [workflow],
  forms: [],
  codeLists: [{ id: 'kinds', items: [{ code: 'first', label: text('Pierwszy') }] }],
} as unknown as ProgrammeBundle

it('[DE66] the actions that make a document from a template are found with what they give it', () => {
  expect(documentUses(bundle, 'receipt')).toMatchObject([
    { workflow: 'w', pointer: '/states/a/entry/0', values: { leader: 'context.leaderName' } },
  ])
  expect(documentUses(bundle, 'other')).toEqual([])
})

it('[DE66] sample values are those of an invented case, else made from how they are written', () => {
  const values = sampleValues(document, { bundle, expressions, moment, locale: 'en' })
  expect(values).toEqual({
    leader: 'Sample name',
    sent: '2027-03-15',
    cost: 1_234_500,
    kind: 'first',
    founders: [{ name: 'Sample name 1' }, { name: 'Sample name 2' }],
  })
})

it('[DE66] every template of the reference programme is written with values in most places', async () => {
  const reference = await referenceProgramme()
  const facts = { number: '1/2027', madeOn: '2027-03-15', replaces: null }
  const { codeLists } = reference
  for (const template of reference.documents) {
    const values = sampleValues(template, { bundle: reference, expressions, moment, locale: 'pl' })
    expect(Object.keys(values)).toEqual(expect.arrayContaining(Object.keys(template.given)))
    const empty = Object.keys(template.given).filter((name) => values[name] === null)
    expect([template.id, empty]).toEqual([template.id, []])
    const { blocks } = compileDocument(template, { codeLists, expressions }).write(
      values,
      facts,
      moment,
    )
    expect([template.id, blocks.length]).not.toEqual([template.id, 0])
  }
})
