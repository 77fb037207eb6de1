import type { ExportDefinition, JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { polishCalendar } from '../testing/sample-case.ts'
import { openCount } from './count.ts'
import { compileExport, exportLines } from './export-table.ts'

const definition: ExportDefinition = {
  id: 'people',
  version: 1,
  title: { pl: 'Osoby', en: 'People' },
  readers: ['officer'],
  source: { workflow: 'person', when: 'name != null', on: 'since' },
  unique: 'pesel',
  sort: 'name',
  columns: [
    { title: 'Nazwisko', value: 'name' },
    { title: 'Płeć', value: 'sex', words: { F: 'Kobieta', M: 'Mężczyzna' } },
    { title: 'Kraje', value: 'countries', list: 'country' },
    { title: 'Wiek', value: 'age' },
    { title: 'Uwagi' },
  ],
}

const labels: Record<string, string> = { pl: 'Polska', de: 'Niemcy' }

function linesOf(...people: JsonObject[]) {
  const result = compileExport(definition, createExpressionCompiler())
  if (!('compiled' in result)) throw new Error(JSON.stringify(result.issues))
  const at = '2027-03-31'
  const cases = people.map((facts, n) => {
    const since = '2027-03-01'
    return { id: `c${n}`, workflow: 'person', parent: null, facts: { since, ...facts } }
  })
  const now = polishCalendar.endOfDay(at)
  const count = openCount(cases, { at, now, calendar: polishCalendar, lists: {} })
  return exportLines(result.compiled, count, at, (list, code) =>
    list === 'country' ? labels[code] : undefined,
  )
}

describe('a table for another system', () => {
  it('[EN96] has a line for each row that counts by the day, in its own order', () => {
    const { lines, unworded } = linesOf(
      { name: 'Żak', sex: 'M', countries: ['pl', 'de'], age: 40 },
      { name: 'Łoś', sex: 'F', countries: [], age: null },
      { name: 'Later', since: '2027-04-01' },
      { name: null },
      { name: 'Lis', sex: null, countries: 'pl', age: 0 },
    )
    expect(lines).toEqual([
      { caseId: 'c4', cells: ['Lis', '', 'Polska', '0', ''] },
      { caseId: 'c1', cells: ['Łoś', 'Kobieta', '', '', ''] },
      { caseId: 'c0', cells: ['Żak', 'Mężczyzna', 'Polska, Niemcy', '40', ''] },
    ])
    expect(unworded).toEqual([])
  })

  it('[EN96] has the last of rows with one key; rows without one are all there', () => {
    const { lines } = linesOf(
      { pesel: '1', name: 'Old', since: '2027-03-02' },
      { pesel: '1', name: 'New', since: '2027-03-03' },
      { name: 'Other' },
      { name: 'Third' },
    )
    expect(lines.map(({ cells }) => cells[0])).toEqual(['New', 'Other', 'Third'])
  })

  it('[EN96] names a code without wording with its column and case', () => {
    const { unworded } = linesOf({ name: 'A', sex: 'X', countries: ['pl', 'fr'] })
    expect(unworded).toEqual([
      { column: 'Płeć', code: 'X', caseId: 'c0' },
      { column: 'Kraje', code: 'fr', caseId: 'c0' },
    ])
    // a key that every object has is no wording
    expect(linesOf({ name: 'A', sex: 'constructor' }).unworded).toHaveLength(1)
  })

  it('names every faulty expression', () => {
    const faulty = { ...definition, sort: 'name +', source: { ...definition.source, on: '(' } }
    const result = compileExport(faulty, createExpressionCompiler())
    const paths = 'issues' in result ? result.issues.map(({ path }) => path) : []
    expect(paths).toEqual(['/source', '/sort'])
  })
})
