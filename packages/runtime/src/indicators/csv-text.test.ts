import { describe, expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

const comma = { separator: ',', decimal: '.', mark: false } as const
const semicolon = { separator: ';', decimal: ',', mark: true } as const

describe('CSV', () => {
  it('[RT96] quotes separators, quotes and line breaks, and ends lines with CRLF', () => {
    const rows = [
      ['a', 'b,c', 'd"e'],
      ['f\ng', 'h;i', ''],
    ]
    expect(csvText(rows, comma)).toBe('a,"b,c","d""e"\r\n"f\ng",h;i,\r\n')
    expect(csvText(rows, semicolon)).toBe('\uFEFFa;b,c;"d""e"\r\n"f\ng";"h;i";\r\n')
  })

  it('[RT96] writes numbers with the decimal sign of the reader, and nothing for nothing', () => {
    expect(csvText([[1.5, null, -2, 0]], comma)).toBe('1.5,,-2,0\r\n')
    expect(csvText([[1.5, null, -2, 0]], semicolon)).toBe('\uFEFF1,5;;-2;0\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd|x', "'+cmd|x"],
    ['-2+cmd|x', "'-2+cmd|x"],
    ['\tx', "'\tx"],
    ['+48 600 100 200', '+48 600 100 200'],
    ['-12,5', '"-12,5"'],
    ['a=b', 'a=b'],
  ])('[RT96] the text %j is written so that no spreadsheet computes it', (text, written) => {
    expect(csvText([[text]], comma)).toBe(`${written}\r\n`)
  })
})
