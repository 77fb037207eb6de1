import { describe, expect, it } from 'vitest'
import { parseCells } from './spreadsheet-cells.ts'

describe('cells of a spreadsheet', () => {
  it('are parted by tabs and by any line end', () => {
    const two = [
      ['a', 'b'],
      ['c', 'd'],
    ]
    for (const end of ['\r\n', '\n', '\r']) {
      expect(parseCells(`a\tb${end}c\td`)).toEqual(two)
      expect(parseCells(`a\tb${end}c\td${end}`)).toEqual(two)
    }
  })

  it('may be empty, also at the end of a row, and whole rows too', () => {
    expect(parseCells('\t\r\n\r\nx\t\r\n')).toEqual([['', ''], [''], ['x', '']])
    expect(parseCells('')).toEqual([['']])
    expect(parseCells('a\t')).toEqual([['a', '']])
  })

  it('hold tabs, line ends and quotes inside quotes', () => {
    expect(parseCells('"a\tb"\t"c\r\nd"\r\n"say ""tak"""\t2')).toEqual([
      ['a\tb', 'c\r\nd'],
      ['say "tak"', '2'],
    ])
  })

  it('keep a quote that is no quoting', () => {
    expect(parseCells('24" ekran\t"x" y\r\n"')).toEqual([['24" ekran', '"x" y'], ['"']])
  })

  it('keep spaces and no-break spaces for whoever reads the cell', () => {
    expect(parseCells('1\u00a0234,56 zł\t 2 ')).toEqual([['1\u00a0234,56 zł', ' 2 ']])
  })

  it('are read in one go, however many', () => {
    const text = 'x\t'.repeat(20_000) + '"'.repeat(20_001)
    expect(parseCells(text)[0]).toHaveLength(20_001)
  })
})
