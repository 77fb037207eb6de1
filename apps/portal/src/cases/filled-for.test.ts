import { expect, it } from 'vitest'
import { filledFor } from './filled-for.ts'

it.each([
  [0, '1 minuta', '1 minute'],
  [150, '3 minuty', '3 minutes'],
  [3_600, '1 godzina', '1 hour'],
  [8_100, '2 godziny 15 minut', '2 hours 15 minutes'],
  [273_660, '3 dni 4 godziny', '3 days 4 hours'],
])('%i seconds are told as people say it', (seconds, pl, en) => {
  expect([filledFor(seconds, 'pl'), filledFor(seconds, 'en')]).toEqual([pl, en])
})
