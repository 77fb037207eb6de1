import { expect, test } from 'vitest'
import { masked } from './masked.ts'

const parserSays = (text: string): string => {
  try {
    return String(JSON.parse(text))
  } catch (error) {
    return String(error)
  }
}

test.each([
  ['550 no such mailbox <anna.nowak@poczta.example.org>', '550 no such mailbox <<e-mail>>'],
  ['GET /sign-in/link?token=aB3_x-9&next=/', 'GET /sign-in/link?token=<secret>&next=/'],
  ['duplicate key 44051401359 in people', 'duplicate key <number> in people'],
  ['postgres://splot:hunter2@db.internal/splot', 'postgres://<secret>@db.internal/splot'],
  ['smtp://wyślij@poczta.example:h@sło@mail.example:587', 'smtp://<secret>@mail.example:587'],
])('[SV115] %s is logged as %s', (line, logged) => {
  expect(masked(line)).toBe(logged)
})

test.each(['Kowalska', '{"name":"Kowalska"', '{"pesel":"44051401359",,}', 'Kowalska "Anna" \\'])(
  '[SV115] what a parser could not read is not logged: %s',
  (text) => {
    const line = masked(parserSays(text))
    expect(line).toContain('SyntaxError')
    expect(line).not.toMatch(/Kowalska|44051401359|Anna/u)
  },
)

test('[SV115] what helps to find a fault stays', () => {
  for (const line of [
    'incident 3f2b7c1e-0c5a-4c5e-9a41-0a4d6f1f2b3c POST /api/cases/id-11/events: Error: busy',
    '    at work (/srv/splot/dist/main.js:10:20)',
    'definitions could not be read: ENOENT workflows/call.json 2027-01-11T09:00:00.000Z',
    'stopping…',
  ])
    expect(masked(line)).toBe(line)
})
