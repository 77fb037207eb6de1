import { describe, expect, it } from 'vitest'
import { formatNumber } from './format.ts'
import { numberInput, moneyInput, parseDecimal, parseInteger, parseMoney } from './numbers.ts'

it('a number of four digits may be a year: thousands stand apart from 10 000 on, in both languages', () => {
  const written = (locale: 'pl' | 'en') =>
    [2025, 1234.5, 12500].map((value) => formatNumber(value, locale).replaceAll(/\s/g, ' '))
  expect(written('pl')).toEqual(['2025', '1234,5', '12 500'])
  expect(written('en')).toEqual(['2025', '1234.5', '12,500'])
})

describe('numbers that people type', () => {
  it('understands comma and point alike', () => {
    expect(parseDecimal('3,25')).toEqual({ value: 3.25 })
    expect(parseDecimal('3.25')).toEqual({ value: 3.25 })
  })

  it('understands thousands with spaces, points or commas', () => {
    expect(parseDecimal('1 234 567,8')).toEqual({ value: 1234567.8 })
    expect(parseDecimal('1\u00a0234,50')).toEqual({ value: 1234.5 })
    expect(parseDecimal('1.234,50')).toEqual({ value: 1234.5 })
    expect(parseDecimal('1,234.50')).toEqual({ value: 1234.5 })
  })

  it('refuses more digits than the field has instead of rounding', () => {
    expect(parseDecimal('1,999', 2)).toEqual({ wrong: true })
    expect(parseInteger('2,5')).toEqual({ wrong: true })
  })

  it('tells nothing typed from something wrong', () => {
    expect(parseDecimal('  ')).toEqual({ empty: true })
    expect(parseDecimal('dwa')).toEqual({ wrong: true })
    expect(parseDecimal('1e3')).toEqual({ wrong: true })
    expect(parseDecimal('--1')).toEqual({ wrong: true })
  })

  it('reads money into whole grosze without floating-point loss', () => {
    expect(parseMoney('1 234,56 zł')).toEqual({ value: 123456 })
    expect(parseMoney('0,29')).toEqual({ value: 29 })
    expect(parseMoney('1.15')).toEqual({ value: 115 })
    expect(parseMoney('4,35')).toEqual({ value: 435 })
    expect(parseMoney('12')).toEqual({ value: 1200 })
    expect(parseMoney('1,005')).toEqual({ wrong: true })
    expect(parseMoney('999999999999999')).toEqual({ wrong: true })
  })

  it('writes back what it can read again, in both languages', () => {
    for (const locale of ['pl', 'en'] as const) {
      expect(parseMoney(moneyInput(1234567, locale))).toEqual({ value: 1234567 })
      expect(parseDecimal(numberInput(-0.5, locale))).toEqual({ value: -0.5 })
    }
  })
})
