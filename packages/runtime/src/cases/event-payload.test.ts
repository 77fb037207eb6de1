import { SplotError } from '@splot/definition'
import type { EventDefinition } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { refusePayload } from './event-payload.ts'

const event: EventDefinition = {
  title: { pl: 'Otwórz', en: 'Open' },
  payload: {
    type: 'object',
    required: ['group', 'title'],
    additionalProperties: false,
    properties: {
      group: {
        type: 'string',
        title: { pl: 'Grupa', en: 'Group' },
        enum: ['north', 'south'],
        labels: { north: { pl: 'Północ', en: 'North' }, south: { pl: 'Południe', en: 'South' } },
      },
      // a value may be called as a word of the schema
      title: { type: 'string', title: { pl: 'Tytuł', en: 'Title' }, minLength: 2 },
    },
  },
}

/** Places of what is wrong with a payload. */
function wrong(payload: Record<string, string>): string[] {
  try {
    refusePayload('OPEN', event, payload)
    return []
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    return error.issues.map(({ path }) => path)
  }
}

describe('[RT113] the data of an event whose words stand in both languages', () => {
  it('fits or is refused by what its schema says, not by what it is called', () => {
    expect(wrong({ group: 'north', title: 'Start' })).toEqual([])
    expect(wrong({ group: 'Północ', title: 'S' })).toEqual(['/group', '/title'])
    expect(wrong({ group: 'south' })).toEqual(['/title'])
  })
})
