import { expect, it } from 'vitest'
import { payloadFields } from './payload-fields.tsx'

it('fields and choices of an event are called what the schema says in each language', () => {
  const [group, note] = payloadFields({
    type: 'object',
    required: ['group'],
    properties: {
      group: {
        type: 'string',
        title: { pl: 'Grupa', en: 'Group' },
        enum: ['north', 'south'],
        labels: { north: { pl: 'Północ', en: 'North' } },
      },
      note: { type: 'string', title: 'E-mail / Teams', maxLength: 20 },
    },
  })
  expect(group).toMatchObject({
    title: { pl: 'Grupa', en: 'Group' },
    required: true,
    choices: [
      { value: 'north', label: { pl: 'Północ', en: 'North' } },
      { value: 'south', label: { pl: 'south', en: 'south' } },
    ],
  })
  expect(note).toMatchObject({
    title: { pl: 'E-mail / Teams', en: 'E-mail / Teams' },
    required: false,
    choices: [],
    maxLength: 20,
  })
})
