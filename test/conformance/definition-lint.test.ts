import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { lintProgramme, splitPointer } from '@splot/definition'
import type { JsonObject, JsonValue, SourceFile } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'

/** One fixture: a change of one file of the base programme, and what must be found. */
interface Fixture {
  title: string
  file: string
  set?: Record<string, JsonValue>
  remove?: string[]
  text?: string
  expected: { code: string; path: string; severity?: string; file?: string }[]
}

const folder = path.join(import.meta.dirname, 'definition')
const expressions = createExpressionCompiler()

function baseFiles(): SourceFile[] {
  return readdirSync(path.join(folder, 'base'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ path: file, text: readFileSync(path.join(folder, 'base', file), 'utf8') }))
}

function changed(fixture: Fixture): SourceFile[] {
  return baseFiles().map((file) => {
    if (file.path !== fixture.file) return file
    if (fixture.text !== undefined) return { ...file, text: fixture.text }
    const value = JSON.parse(file.text) as JsonObject
    for (const pointer of fixture.remove ?? []) change(value, pointer)
    for (const [pointer, item] of Object.entries(fixture.set ?? {})) change(value, pointer, item)
    return { ...file, text: JSON.stringify(value, null, 2) }
  })
}

/** Sets the value at a pointer; without a value, removes it. */
function change(root: JsonObject, pointer: string, value?: JsonValue): void {
  const steps = splitPointer(pointer)
  const last = steps.pop()!
  const parent = steps.reduce<JsonObject>((at, step) => at[step] as JsonObject, root)
  if (value === undefined) delete parent[last]
  else parent[last] = value
}

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

/** Every code that parser and lint give by name; those of a kind of expression are its compiler's. */
function codesInSource(): Set<string> {
  const source = path.join(import.meta.dirname, '../../packages/definition/src')
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(source, file), 'utf8'))
  const named = /(?:code: |fault\(\s*path,\s*)'([a-z]+\.[a-z-]+)'|unknownNames?\(\s*'([a-z]+)'/g
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(named)].map(([, code, kind]) => code ?? `unknown.${kind}`),
    ),
  )
}

describe('lint of definition files', () => {
  it('[DE1] finds nothing wrong with the base programme', () => {
    expect(lintProgramme(baseFiles(), expressions).issues).toEqual([])
  })

  const fixtures = readdirSync(folder).filter((name) => name.endsWith('.json'))
  it.each(fixtures.map((name) => [rulesOf(name), name] as const))('%s %s', (_, name) => {
    const fixture = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Fixture
    // or a fixture that expects nothing would prove nothing
    expect(baseFiles().map(({ path: file }) => file)).toContain(fixture.file)
    const { issues } = lintProgramme(changed(fixture), expressions)
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
      const fixture = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Fixture
      return fixture.expected.map(({ code }) => code)
    })
    const codes = codesInSource()
    expect(codes.size).toBeGreaterThan(60)
    // there is no file to change for it: the next test
    const without = [...codes].filter((code) => !given.includes(code))
    expect(without).toEqual(['programme.missing'])
  })

  it('[DE2] a folder without the file of the programme is told so', () => {
    const rest = baseFiles().filter(({ path: file }) => file !== 'workflows/programme.json')
    const { issues } = lintProgramme(rest, expressions)
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'programme.missing', file: 'workflows/programme.json' }),
    )
    expect(lintProgramme([], expressions).issues).toHaveLength(1)
  })

  it.each(fixtures)('[DE3] %s: every issue has a place, two languages and a hint', (name) => {
    const fixture = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Fixture
    for (const issue of lintProgramme(changed(fixture), expressions).issues) {
      expect(issue.line).toBeGreaterThan(0)
      expect(issue.column).toBeGreaterThan(0)
      for (const text of [issue.message, issue.hint])
        for (const locale of ['pl', 'en'] as const) expect(text[locale].trim()).not.toBe('')
    }
  })
})
