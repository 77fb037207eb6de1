import { expect, it } from 'vitest'
import { placesIn, placesMissing } from './message-places.ts'

const message = {
  subject: { pl: 'Termin {dueAt}', en: 'Due {dueAt}' },
  body: { pl: 'Sprawa {number}: {title}', en: 'Case {number}, {who}' },
}

it('tells the values of a message once each, and those that one language lacks', () => {
  expect(placesIn(message)).toEqual(['dueAt', 'number', 'title', 'who'])
  expect(placesMissing(message)).toEqual({ pl: ['who'], en: ['title'] })
})
