import { describe, expect, it } from 'vitest'
import { isKeptBack, keptBackCells } from './kept-back.ts'
import type { Tally } from './types.ts'

const of = (...persons: number[]): Tally => ({
  value: persons[0] ?? 0,
  rows: persons[0] ?? 0,
  persons,
})

describe('small cells', () => {
  it.each([
    [0, false],
    [1, true],
    [4, true],
    [5, false],
  ])('[EN92] a number of %i persons is kept back: %s', (persons, kept) => {
    expect(isKeptBack(of(persons), 5)).toBe(kept)
  })

  it('[EN92] a number whose rows are no persons is told', () => {
    expect(isKeptBack({ value: 1, rows: 1, persons: [] }, 5)).toBe(false)
  })

  it('[EN92] a ratio is kept back where either side is small', () => {
    expect(isKeptBack(of(2, 30), 5)).toBe(true)
    expect(isKeptBack(of(0, 30), 5)).toBe(false)
    expect(isKeptBack(of(20, 30), 5)).toBe(false)
  })

  it.each<[string, number, number[], boolean[]]>([
    ['nothing small', 25, [10, 15], [false, false]],
    ['one small cell takes the smallest other with it', 22, [2, 8, 12], [true, true, false]],
    [
      'two that make up fewer than five take a third',
      34,
      [1, 3, 10, 20],
      [true, true, true, false],
    ],
    ['two that make up enough stand alone', 27, [3, 4, 20], [true, true, false]],
    ['cells without persons hide nobody and are told', 13, [0, 3, 10], [false, true, true]],
    ['a small total hides every cell with persons', 4, [0, 1, 3], [false, true, true]],
  ])('[EN93] %s', (_, total, cells, hidden) => {
    const tallies = cells.map((cell) => of(cell))
    expect(keptBackCells(of(total), tallies, 5)).toEqual(hidden)
  })

  it('[EN93] what is told never gives away a cell that is kept back', () => {
    for (let seed = 1; seed < 2000; seed += 1) {
      const cells = [seed % 7, (seed * 3) % 11, (seed * 5) % 23, (seed * 7) % 6]
      const total = cells.reduce((sum, cell) => sum + cell, 0)
      const hidden = keptBackCells(
        of(total),
        cells.map((cell) => of(cell)),
        5,
      )
      const kept = cells.filter((_, n) => hidden[n])
      const rest = kept.reduce((sum, cell) => sum + cell, 0)
      if (total < 5 || kept.length === 0) continue
      expect(kept.length).toBeGreaterThan(1)
      expect(rest).toBeGreaterThanOrEqual(5)
    }
  })
})
