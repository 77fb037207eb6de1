import { lintProgramme } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import {
  baseSources,
  changedSources,
  fixtureNames,
  lintCodes,
  lintFixture,
} from '../support/lint-fixture.ts'

const expressions = createExpressionCompiler()

/** The rules that a fixture proves: every one that faults are named, some one of their own. */
function rulesOf(name: string): string {
  if (/^(indicator|export)-sensitive-/.test(name)) return '[DE2] [DE15]'
  if (name.startsWith('personal-data-')) return '[DE2] [DE161] [DE162]'
  if (name.startsWith('indicator-')) return '[DE2] [DE13]'
  if (/^(workflow-start-|public-not-listed)/.test(name)) return '[DE2] [DE139]'
  if (name === 'unknown-ledger.json') return '[DE2] [DE101]'
  if (name === 'parameter-unread.json') return '[DE2] [DE100]'
  if (name.startsWith('case-title-')) return '[DE2] [DE82]'
  if (name.startsWith('document-indicator')) return '[DE2] [DE16]'
  return name.startsWith('export-') ? '[DE2] [DE14]' : '[DE2]'
}

describe('lint of definition files', () => {
  it('[DE1] finds nothing wrong with the base programme', () => {
    expect(lintProgramme(baseSources(), expressions).issues).toEqual([])
  })

  const fixtures = fixtureNames()
  it.each(fixtures.map((name) => [rulesOf(name), name] as const))('%s %s', (_, name) => {
    const fixture = lintFixture(name)
    // or a fixture that expects nothing would prove nothing
    expect(baseSources().map(({ path: file }) => file)).toContain(fixture.file)
    const { issues } = lintProgramme(changedSources(fixture), expressions)
    const found = issues.map(({ file, path: at, code, severity }) => ({
      file,
      path: at,
      code,
      severity,
    }))
    const expected = fixture.expected.map((issue) => ({
      file: fixture.file,
      severity: 'error',
      ...issue,
    }))
    expect(found).toHaveLength(expected.length)
    expect(found).toEqual(expect.arrayContaining(expected))
  })

  it('[DE2] every code has a fixture', () => {
    const given = fixtures.flatMap((name) => {
      const fixture = lintFixture(name)
      return fixture.expected.map(({ code }) => code)
    })
    const codes = lintCodes()
    expect(codes.size).toBeGreaterThan(60)
    // there is no file to change for it: the next test
    const without = [...codes].filter((code) => !given.includes(code))
    expect(without).toEqual(['programme.missing'])
  })

  it('[DE2] a folder without the file of the programme is told so', () => {
    const rest = baseSources().filter(({ path: file }) => file !== 'workflows/programme.json')
    const { issues } = lintProgramme(rest, expressions)
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'programme.missing', file: 'workflows/programme.json' }),
    )
    expect(lintProgramme([], expressions).issues).toHaveLength(1)
  })

  it.each(fixtures)('[DE3] %s: every issue has a place, two languages and a hint', (name) => {
    const fixture = lintFixture(name)
    for (const issue of lintProgramme(changedSources(fixture), expressions).issues) {
      expect(issue.line).toBeGreaterThan(0)
      expect(issue.column).toBeGreaterThan(0)
      for (const text of [issue.message, issue.hint])
        for (const locale of ['pl', 'en'] as const) expect(text[locale].trim()).not.toBe('')
    }
  })
})
