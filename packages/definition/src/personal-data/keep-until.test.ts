import { expect, it } from 'vitest'
import { keptUntil } from './keep-until.ts'

const title = { pl: 'x', en: 'x' }
const programme = { parameters: { ends: { title, value: '2028-12-31' }, no: { title, value: 3 } } }

it.each([
  [{ years: 5, from: 'yearEnd' }, '2027-03-01', '2032-12-31'],
  [{ years: 5, from: 'yearEnd', after: 'ends' }, '2027-03-01', '2033-12-31'],
  [{ years: 5, from: 'yearEnd', after: 'ends' }, '2029-03-01', '2034-12-31'],
  [{ after: 'ends' }, '2027-03-01', '2028-12-31'],
  [{ after: 'ends' }, '2029-03-01', '2029-03-01'],
  [{ after: 'no', days: 1 }, '2029-03-01', '2029-03-02'],
  [{ months: 1 }, '2027-01-31', '2027-02-28'],
  [{ months: 1 }, '2028-01-31', '2028-02-29'],
  [{ years: 1 }, '2028-02-29', '2029-02-28'],
  [{ years: 1, months: 2, days: 5 }, '2027-12-30', '2029-03-05'],
] as const)('[DE164] %j from %s is kept until %s', (keep, ended, until) => {
  expect(keptUntil(keep, ended, programme)).toBe(until)
})
