import { describe, expect, test } from 'vitest'
import { fillPlaces } from './fill-places.ts'

const words = {
  yes: 'tak',
  no: 'nie',
  points: (count: number, number: string) => `${number} pkt (${count})`,
}

describe('sentences with values', () => {
  test('values are written by their display, dates by their shape, nothing as a dash', () => {
    const text = {
      pl: '{total | points}, próg {parameters.P06}, do {context.until}, {{tak}}, {gone}',
      en: '{total}',
    }
    const values = { total: 24.5, 'parameters.P06': 25, 'context.until': '2027-04-26', gone: null }
    expect(fillPlaces({ text, values }, 'pl', words)).toBe(
      '24,5 pkt (24.5), próg 25, do 26 kwietnia 2027, {tak}, –',
    )
    expect(fillPlaces({ text, values }, 'en', words)).toBe('24.5')
    const why = { pl: 'Powód: {why}', en: 'Reason: {why}' }
    const said = { why: { pl: 'po terminie', en: 'too late' } }
    expect(fillPlaces({ text: why, values: said }, 'en', words)).toBe('Reason: too late')
    expect(fillPlaces({ text: why, values: said }, 'pl', words)).toBe('Powód: po terminie')
  })
})
