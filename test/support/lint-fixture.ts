import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { splitPointer } from '@splot/definition'
import type { JsonObject, JsonValue, SourceFile } from '@splot/definition'

/** One fixture: a change of one file of the base programme, and what must be found. */
export interface LintFixture {
  title: string
  file: string
  set?: Record<string, JsonValue>
  remove?: string[]
  text?: string
  expected: { code: string; path: string; severity?: string; file?: string }[]
}

const folder = path.join(import.meta.dirname, '../conformance/definition')

/** Returns the names of all fixtures, such as `event-unused.json`. */
export function fixtureNames(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'))
}

/** Returns a fixture by its name. */
export function lintFixture(name: string): LintFixture {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as LintFixture
}

/** Returns the files of the base programme, in which nothing is wrong. */
export function baseSources(): SourceFile[] {
  return readdirSync(path.join(folder, 'base'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ path: file, text: readFileSync(path.join(folder, 'base', file), 'utf8') }))
}

/** Returns the files of the base programme with the change of a fixture. */
export function changedSources(
  fixture: Pick<LintFixture, 'file' | 'set' | 'remove' | 'text'>,
): SourceFile[] {
  return baseSources().map((file) => {
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

/** Returns every code that parser and lint give by name; those of an expression are its compiler's. */
export function lintCodes(): Set<string> {
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
