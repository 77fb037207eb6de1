import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { emptiedFolder } from '../testing/emptied-folder.ts'

const { inFolder, splot, whileServing } = emptiedFolder()

describe('splot indicators', () => {
  test('it prints a table and writes what spreadsheets read', async () => {
    await whileServing([], async () => undefined)
    const files = ['--csv', 'k.csv', '--semicolons', '--xlsx', 'k.xlsx']
    const { code, out, err } = await splot('indicators', '--locale', 'en', ...files)
    expect(code).toBe(0)
    expect(out).toMatch(/^K01 +Partnerships that applied +0 +number +>= 40 +no$/mu)
    expect(out).toMatch(/^ {7}Paid +0\.00 +PLN$/mu)
    expect(err).toContain(inFolder('k.csv'))
    const polish = await splot('indicators', '--locale', 'pl', '--from', '2026-01-01')
    expect(polish.out).toMatch(
      /^nr +wskaźnik +stan na \S+ +od 2026-01-01 +jednostka +cel +osiągnięty/mu,
    )
    expect(polish.out).toMatch(/^K01 .+ 0 +0 +liczba +>= 40 +nie$/mu)
    expect(polish.out).toMatch(/ 0,00 +0,00 +zł$/mu)
    const lines = (await readFile(inFolder('k.csv'), 'utf8')).split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFFNo\.;Indicator;Part;/u)
    // a workbook is a ZIP archive
    expect((await readFile(inFolder('k.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  })

  test('[SV145] a folder that is served is counted; a day to come, one without data and a wrong language are refused', async () => {
    const { result } = await whileServing([], () => splot('indicators', '--json'))
    expect(result).toMatchObject({ code: 0, err: expect.stringContaining('asking the process') })
    expect(result.out).toContain('"sets"')
    const late = await splot('indicators', '--as-of', '2999-01-01')
    expect(late).toMatchObject({ code: 1, err: expect.stringContaining('indicator.moment') })
    const nowhere = await splot('indicators', '--data', 'nowhere')
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('holds nothing') })
    expect(await splot('indicators', '--locale', 'de')).toMatchObject({ code: 2 })
    expect(await splot('indicators', '--help')).toMatchObject({ code: 0 })
  })
})
