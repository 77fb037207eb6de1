import { describe, expect, it } from 'vitest'
import { matchOptions, meantOption } from './match-options.ts'

const options = ['Łódź', 'Łódź Górna', 'Nowa Łódka', 'Dąbrowa', 'Dąbrowa', 'Żary'].map(
  (label, at) => ({ value: `${at}`, label }),
)
const labels = (typed: string, limit = 10) =>
  matchOptions(options, typed, limit).map(({ label }) => label)

describe('matchOptions', () => {
  it('finds without marks and case, in any order of words, what starts with it first', () => {
    expect(labels('lod')).toEqual(['Łódź', 'Łódź Górna', 'Nowa Łódka'])
    expect(labels('GORNA lodz')).toEqual(['Łódź Górna'])
    expect(labels('', 2)).toEqual(['Łódź', 'Łódź Górna'])
    expect(labels('warszawa')).toEqual([])
  })
})

describe('meantOption', () => {
  it('is the one named in full, else the only one that matches', () => {
    expect(meantOption(options, 'łódź')?.value).toBe('0')
    expect(meantOption(options, 'gorna')?.value).toBe('1')
    expect(meantOption(options, ' zary ')?.value).toBe('5')
  })

  it('is none where several are named or match, or nothing was typed', () => {
    expect(meantOption(options, 'dabrowa')).toBeNull()
    expect(meantOption(options, 'lod')).toBeNull()
    expect(meantOption(options, 'warszawa')).toBeNull()
    expect(meantOption(options, ' ')).toBeNull()
  })
})
