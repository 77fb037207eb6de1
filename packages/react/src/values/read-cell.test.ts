import type { FormField } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { readCell, takesCells } from './read-cell.ts'

const options = [
  { value: 'low', label: 'Niskie' },
  { value: 'high', label: 'Wysokie' },
]

function read(type: FormField['type'], text: string, more: Partial<FormField> = {}) {
  const field: FormField = { key: 'a', type, label: { pl: 'A', en: 'A' }, ...more }
  return readCell(text, { field, pointer: '/t/0/a', options })
}

const value = (given: unknown) => ({ value: given })

describe('a cell of a spreadsheet', () => {
  it.each([
    ['1 234,56', 123456],
    ['1\u00a0234,56 zł', 123456],
    ['1\u202f234,5', 123450],
    ['1.234,56', 123456],
    ['1,234.56', 123456],
    ['-12,50', -1250],
    ['−12', -1200],
    ['0', 0],
  ])('is money: %s', (text, grosze) => {
    expect(read('money', text)).toEqual(value(grosze))
  })

  it('is a number with the digits its field allows, or wrong', () => {
    expect(read('decimal', '0,125', { scale: 3 })).toEqual(value(0.125))
    expect(read('integer', '12,00')).toEqual(value(12))
    expect(read('decimal', '0,125')).toMatchObject({
      issue: { path: '/t/0/a', code: 'form.pasted' },
    })
    expect(read('integer', '12,5')).toHaveProperty('issue')
    const { issue } = read('money', '#DZIEL/0!') as { issue: { message: { pl: string } } }
    expect(issue.message.pl).toContain('„#DZIEL/0!”')
  })

  it('is a day in the ways Polish spreadsheets write it', () => {
    for (const text of ['31.03.2027', '31-03-2027', '31/3/2027', '2027-03-31', '2027-3-31'])
      expect(read('date', text)).toEqual(value('2027-03-31'))
    for (const text of ['31.02.2027', 'marzec', '03/31/2027'])
      expect(read('date', text)).toHaveProperty('issue')
  })

  it('is an answer of a list by its code or its label, and yes or no in both languages', () => {
    expect(read('choice', 'wysokie')).toEqual(value('high'))
    expect(read('choice', 'low')).toEqual(value('low'))
    expect(read('choice', 'średnie')).toHaveProperty('issue')
    expect(read('boolean', 'TAK')).toEqual(value(true))
    expect(read('boolean', 'FAŁSZ')).toEqual(value(false))
    expect(read('boolean', 'może')).toHaveProperty('issue')
  })

  it('is text in one line, or in several where the field has room for them', () => {
    expect(read('text', ' a\r\nb ')).toEqual(value('a b'))
    expect(read('longtext', 'a\nb')).toEqual(value('a\nb'))
    expect(read('nip', '526-104-08-28')).toEqual(value('526-104-08-28'))
  })

  it('empties a field where it is empty', () => {
    expect(read('money', ' \u00a0')).toEqual({ empty: true })
  })

  it('goes into no computed or read-only field, file or signature', () => {
    const of = (type: FormField['type'], more: Partial<FormField> = {}) =>
      takesCells({ key: 'a', type, label: { pl: 'A', en: 'A' }, ...more })
    expect(of('money')).toBe(true)
    expect(of('money', { readOnly: true })).toBe(false)
    for (const type of ['computed', 'file', 'signature', 'info', 'table'] as const)
      expect(of(type)).toBe(false)
  })
})
