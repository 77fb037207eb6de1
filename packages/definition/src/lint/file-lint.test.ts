import { describe, expect, it } from 'vitest'
import type { CompiledExpression, ExpressionCompiler } from '../expression.ts'
import { parseProgramme } from '../parse/parse-programme.ts'
import type { SourceFile } from '../source/definition-issue.ts'
import { fileLint, lintProgramme } from './lint-programme.ts'

const compiled = { reads: [], asks: [] } as unknown as CompiledExpression
const expressions: ExpressionCompiler = {
  compile: () => ({ expression: compiled }),
  check: () => [],
}
const title = { pl: 'Tytuł', en: 'Title' }
const source = (path: string, value: unknown): SourceFile => ({ path, text: JSON.stringify(value) })

const sources: SourceFile[] = [
  source('workflows/programme.json', {
    id: 'programme',
    version: 1,
    title,
    timeZone: 'Europe/Warsaw',
    defaultLocale: 'pl',
    roles: { officer: { title, kind: 'programme' } },
    parameters: {},
    calendar: { country: 'PL' },
    notifications: {},
    stages: [],
  }),
  ...['first', 'second'].map((id) =>
    source(`workflows/${id}.json`, {
      id,
      version: 1,
      title,
      events: {},
      access: { read: ['nobody'] },
      initial: 'open',
      states: { open: { id: `${id}.open`, on: { GONE: 'nowhere' } } },
    }),
  ),
]

describe('the lint of single files', () => {
  it('[DE31] tells of each file what the lint of all files tells of it', () => {
    const all = lintProgramme(sources, expressions).issues
    const parsed = parseProgramme(sources)
    const lint = fileLint(parsed, sources, expressions)
    for (const file of parsed.files) {
      const told = all.filter((issue) => issue.file === file.file)
      expect(new Set(lint(file))).toEqual(new Set(told))
    }
    expect(all.length).toBeGreaterThan(1)
  })

  it('[DE31] finds nothing where there is no programme', () => {
    const alone = sources.slice(1)
    const parsed = parseProgramme(alone)
    expect(parsed.issues).toMatchObject([{ code: 'programme.missing' }])
    expect(parsed.files.flatMap(fileLint(parsed, alone, expressions))).toEqual([])
  })
})
